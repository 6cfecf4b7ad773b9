"""Code lists: the closed sets of values an observation can take.

Codes follow SDMX (upper case in exchange files). Each member carries the word an editor types in the
YAML as its name in lower case: `Role.TARGET` is typed `target` and exchanged as `T`.
"""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """MEASURE_ROLE: what the figure is to its region."""

    TARGET = "T"
    ACTUAL = "A"
    ESTIMATE = "E"
    BASE = "B"


class Comparator(StrEnum):
    """COMPARATOR: how the written number bounds the true one. 以上/以下/以内 include the number; 超过/不满 do not."""

    EQ = "EQ"
    GE = "GE"
    GT = "GT"
    LE = "LE"
    LT = "LT"
    AP = "AP"
    AB = "AB"
    RG = "RG"
    NA = "NA"


class Derivation(StrEnum):
    """DERIVATION: whether a number stands in the text as it is given, or in another unit."""

    QUOTED = "QUOTED"
    CONVERTED = "CONVERTED"


class Modality(StrEnum):
    """MODALITY: how firmly the text commits to the figure."""

    COMMIT = "COMMIT"
    PLAN = "PLAN"
    ASPIRE = "ASPIRE"
    EXPECT = "EXPECT"
    DONE = "DONE"


class Status(StrEnum):
    """OBS_STATUS: SDMX codes that can be given to a figure that has a value."""

    NORMAL = "A"
    PROVISIONAL = "P"
    ESTIMATED = "E"
    FORECAST = "F"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    LOW_RELIABILITY = "U"
    UNVALIDATED = "V"


class Measure(StrEnum):
    """Kind of measure: what sort of quantity an indicator is."""

    LEVEL = "level"
    GROWTH = "growth"
    SHARE = "share"
    ADDITION = "addition"
    STOCK = "stock"
    AVERAGE_GROWTH = "average_growth"
    CONTRIBUTION = "contribution"
    RANK = "rank"
    EVENT = "event"


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


class Timing(StrEnum):
    """Whether a figure describes a point in time (截至…末) or a stretch of time (全年)."""

    POINT = "point"
    STRETCH = "stretch"


class Level(StrEnum):
    """What readers ask for by level: cities are prefectures, zones all places without a code."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    ZONE = "zone"


class Kind(StrEnum):
    """What a numeric mention of a text seems to be: a suggestion, for the editor to confirm."""

    FIGURE = "figure"
    DATE = "date"  # or duration
    NAME = "name"
    ORDINAL = "ordinal"
    COMPANY = "company"
    TECHNICAL = "technical"
    LIST = "list"


class Reason(StrEnum):
    """Why a numeric mention is no figure of the catalogue: a closed list."""

    DATE = "date"  # or duration
    NAME = "name"  # or slogan
    ORDINAL = "ordinal"
    COMPANY = "company"  # a company's own figure
    DUPLICATE = "duplicate"
    TECHNICAL = "technical"
    RHETORIC = "rhetoric"
    LIST = "list"  # of topics
    OTHER = "other"  # with a note that says why


class State(StrEnum):
    """How a numeric mention is accounted for."""

    BOUND = "bound"
    SET_ASIDE = "set_aside"
    NOT_TEXT = "not_text"  # in lines that are not part of the text
    OUTSIDE_SCOPE = "outside_scope"  # the text is read for other matters
    UNACCOUNTED = "unaccounted"


class Script(StrEnum):
    """Script of a source text (ISO 15924)."""

    SIMPLIFIED = "Hans"
    TRADITIONAL = "Hant"


class PlaceKind(StrEnum):
    """What a place without a GB/T 2260 code is."""

    ZONE = "zone"
    PARK = "park"
    PLATFORM = "platform"
    FACILITY = "facility"


class Unit(StrEnum):
    """UNIT_MEASURE: base units. Codes of UN/CEFACT Recommendation 20 where it has one."""

    CNY = "CNY"
    USD = "USD"
    PT = "PT"  # percent
    PP = "PP"  # percentage points
    PN = "PN"  # a count
    FOLD = "FOLD"  # 倍; what it is a multiple of, the indicator's definition says
    RANK = "RANK"  # place in an order, 1 is first
    PFLOPS = "PFLOPS"  # P as texts write it; precision of the arithmetic unstated
    OPS = "OPS"  # operations per second
    MTK = "MTK"  # square metre
    HAR = "HAR"  # hectare
    MTQ = "MTQ"  # cubic metre
    MTR = "MTR"  # metre
    KMT = "KMT"  # kilometre
    MU = "MU"  # 亩, a fifteenth of a hectare; no code of the recommendation, and no power of ten of one
    KGM = "KGM"  # kilogram
    JIN = "JIN"  # 斤, half a kilogram; as 亩
    TNE = "TNE"  # tonne
    KWT = "KWT"  # kilowatt
    KWH = "KWH"  # kilowatt hour


# The levels of the regions table that a reader's word stands for.
LEVELS: Mapping[Level, tuple[str, ...]] = {
    Level.NATION: ("nation",),
    Level.PROVINCE: ("province",),
    Level.CITY: ("prefecture",),
    Level.COUNTY: ("county",),
    Level.ZONE: tuple(PlaceKind),
}
# Statuses of a figure whose definition is another than its indicator's: like nothing else.
OTHERWISE_DEFINED = frozenset({Status.BREAK, Status.DEFINITION_DIFFERS})


class Claim(StrEnum):
    """What a text's claim is among all claims about its fact (one region, indicator, period and role)."""

    ONLY = "ONLY"  # no other text says anything of the fact
    AGREED = "AGREED"  # it and the claim shown can both be true: one fact, told by several
    PREFERRED = "PREFERRED"  # shown: texts contradict each other, an editor believes this one and says why
    CONTRADICTED = "CONTRADICTED"  # it and the preferred claim cannot both be true
    LATEST = "LATEST"  # shown: it revises an earlier, preliminary value
    REVISED = "REVISED"  # a preliminary value that a later text revised
    SUPERSEDED = "SUPERSEDED"  # a target that a later one replaced
    APART = "APART"  # of another definition than the claim shown (status: definition_differs or break)


class Attainment(StrEnum):
    """How a target stands on a day."""

    EXCEEDED = "EXCEEDED"  # the result is better than every number the target names
    MET = "MET"
    ON_PACE = "ON_PACE"  # no result yet; what was added so far keeps to the path
    BEHIND = "BEHIND"
    NOT_MET = "NOT_MET"
    FUTURE = "FUTURE"  # its deadline has not passed
    NO_RESULT = "NO_RESULT"
    NOT_RATEABLE = "NOT_RATEABLE"  # its deadline has passed, and it cannot be said; with the reason
    SUPERSEDED = "SUPERSEDED"


class Obstacle(StrEnum):
    """Why a target has no state, or no rate, that could be given."""

    QUALITATIVE = "QUALITATIVE"  # the target names no number
    OPEN = "OPEN"  # some values that the result or the target admit say met, others not
    DEFINED_OTHERWISE = "DEFINED_OTHERWISE"  # by its status the figure is of another definition
    EDITIONS = "EDITIONS"  # editions of the result (preliminary, revised) give different states
    ESTIMATE_ONLY = "ESTIMATE_ONLY"  # an estimate is no result
    PART_ONLY = "PART_ONLY"  # results of a part of the period are no result of the period
    NO_BASE = "NO_BASE"  # less is better, and no text gives the base to count from
    BASE_BELOW = "BASE_BELOW"  # less is better, and the base is not above the target
    ENDLESS = "ENDLESS"  # of the result or the base only one end is known, and the rate would have none
    NOT_POSITIVE = "NOT_POSITIVE"  # no ratio on zero or negative numbers
    NO_DIRECTION = "NO_DIRECTION"  # neither more nor less is better
    ORDINAL = "ORDINAL"  # a place in an order has no ratio


class Rate(StrEnum):
    """How a rate is formed; A is the result, T the target, B the base."""

    RATIO = "ratio"  # A/T, where more is better
    REDUCTION = "reduction"  # (B−A)/(B−T), where less is better
    DIFFERENCE = "difference"  # A−T in percentage points, of percentages
    PROGRESS = "progress"  # what was added so far, as a share of T


class Coverage(StrEnum):
    """What the texts give of an indicator for a region."""

    BOTH = "target_and_result"
    TARGET_ONLY = "target_only"
    RESULT_ONLY = "result_only"
    NEITHER = "neither"  # not stated; never zero
    NOT_APPLICABLE = "not_applicable"


class Relation(StrEnum):
    """What one claim is to another."""

    AGREES = "agrees"  # the same fact, and both can be true
    CONFLICTS = "conflicts"  # the same fact, and they cannot both be true
    REVISES = "revises"  # the same fact: it replaces the other's preliminary value
    REVISED = "revised"  # the same fact: its preliminary value was replaced by the other
    SUPERSEDES = "supersedes"  # a target that replaces the other
    SUPERSEDED = "superseded"  # a target that the other replaces
    OTHER_DEFINITION = "other_definition"  # alike but for the definition
    OTHER_PERIOD = "other_period"  # alike but for the period
    OTHER_ROLE = "other_role"  # alike but for the role
    UNRELATED = "unrelated"  # another region or family, or unlike in several respects
