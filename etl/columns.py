"""Columns and dtypes of the tidy tables. Words for readers come in pairs of columns, `…_zh` and `…_en`."""

from collections.abc import Mapping

OBSERVATIONS = {
    "position": "Int64",  # place in the catalog, from 1
    "obs_id": "str",  # key: region.indicator.period.role.source, and the line for a source's further claims
    "region": "str",  # → regions
    "indicator": "str",  # → indicators
    "time_period": "str",  # 2025 · 2025-Q1 · 2025-03 · 2025-03-31 · 2024-01-01/P3Y
    "period_start": "datetime64[us]",
    "period_end": "datetime64[us]",
    "freq": "str",  # A Q M D; of a span its length: P3Y P6M
    "period_basis": "str",  # explicit | inferred
    "inferred_from_zh": "str",
    "inferred_from_en": "str",
    "measure_role": "str",  # T A E B
    "obs_value": "float64",  # base unit; the lower end of a range
    "obs_value_exact": "str",  # the same as an exact decimal
    "obs_upper": "float64",  # upper end of a range, else missing
    "low": "str",  # where the true value can lie, as exact decimals in base unit; missing where there is no end
    "high": "str",
    "low_open": "bool",  # whether that end is not part of it
    "high_open": "bool",
    "unit_measure": "str",
    "quoted_value": "str",  # the digits as written: 4.72 of 4.72万亿元; of a converted value, as converted
    "unit_mult": "Int64",  # power of ten between quoted_value and obs_value
    "decimals": "Int64",  # digits after the point as written; of a converted value, as converted
    "quoted_unit": "str",  # unit as written
    "derivation": "str",  # QUOTED, or CONVERTED from quoted_unit into unit_measure; missing without a number
    "comparator": "str",  # EQ GE GT LE LT AP AB RG; NA of a goal without a number, which has no value
    "modality": "str",  # COMMIT PLAN ASPIRE EXPECT DONE
    "obs_status": "str",
    "vintage_zh": "str",  # which edition of the statistics, where that is known
    "vintage_en": "str",
    "set_by_zh": "str",  # of a target: who set it
    "set_by_en": "str",
    "supersedes": "str",  # of a target: the obs_id of the one it replaces
    "source": "str",  # → sources
    "line": "Int64",  # line of the text, from 1
    "also_lines": "str",  # further lines that repeat it, separated by spaces
    "value_as_written": "str",
    "as_written": "str",  # the figure phrase
    "note_zh": "str",
    "note_en": "str",
    "fact": "str",  # region.indicator.period.role: what several places may speak of
    "claim_rank": "Int64",  # 1 is the claim to show and count, 2 … are the others about the same fact
    "claim": "str",  # ONLY AGREED PREFERRED CONTRADICTED LATEST REVISED SUPERSEDED APART
    "preferred_zh": "str",  # why an editor believes it and not what contradicts it
    "preferred_en": "str",
}
INDICATORS = {
    "position": "Int64",  # place in the catalog, from 1
    "indicator": "str",  # key
    "indicator_name_zh": "str",
    "indicator_name_en": "str",
    "family": "str",
    "family_name_zh": "str",
    "family_name_en": "str",
    "topic": "str",
    "topic_name_zh": "str",
    "topic_name_en": "str",
    "measure": "str",  # level growth share addition stock average_growth contribution rank event
    "timing": "str",  # point | stretch
    "unit_measure": "str",
    "counted_zh": "str",  # measure word of a count
    "counted_en": "str",
    "direction": "str",  # more less neither
    "numerator_zh": "str",
    "numerator_en": "str",
    "denominator_zh": "str",
    "denominator_en": "str",
    "scope_zh": "str",
    "scope_en": "str",
    "price_basis_zh": "str",
    "price_basis_en": "str",
    "definition_vintage_zh": "str",
    "definition_vintage_en": "str",
    "differs_zh": "str",
    "differs_en": "str",
    "applies_to": "str",  # levels of the regions it can apply to, separated by spaces; missing: all
    "applies_within": "str",  # code of the region it applies in; missing: all
    "definition_note_zh": "str",
    "definition_note_en": "str",
}
MILESTONES = {
    "obs_id": "str",  # the target whose own path it is
    "time_period": "str",  # by the end of which
    "period_end": "datetime64[us]",
    "obs_value_exact": "str",  # base unit
    "value_as_written": "str",
}
REGIONS = {
    "region": "str",  # key: GB/T 2260 code, or the id of a place without one
    "ref_area": "str",  # GB/T 2260 code; missing for a place
    "within": "str",  # code of the containing unit for a place, else its own code
    "province": "str",  # code of the province (or nation) it belongs to
    "region_name_zh": "str",
    "region_name_en": "str",
    "short_zh": "str",
    "pinyin": "str",
    "level": "str",  # nation province prefecture county zone park platform facility
    "parent": "str",  # code of the unit above; missing for the nation
    "path": "str",  # from the nation down to here: 000000/330000/330100
    "region_note_zh": "str",
    "region_note_en": "str",
}
SOURCES = {
    "source": "str",  # key
    "title_zh": "str",
    "title_en": "str",
    "publisher_zh": "str",
    "publisher_en": "str",
    "date": "str",  # when it was written: 2024 · 2024-03 · 2024-03-05
    "date_evidence_zh": "str",
    "date_evidence_en": "str",
    "reposted": "str",  # a later date stamped on the text
    "file": "str",
    "sha256": "str",
    "script": "str",  # Hans | Hant
    "mentions": "Int64",  # numbers in the text, as counted when it was last audited; missing where never
    "mentions_bound": "Int64",  # of these, figures of the catalog
    "mentions_set_aside": "Int64",  # of these, set aside with a reason
    "mentions_beyond": "Int64",  # further numbers, outside the scope for which the text is read
    "scope": "str",  # for what it is read; missing: for all of its numbers
    "scope_name_zh": "str",
    "scope_name_en": "str",
    "scope_note_zh": "str",
    "scope_note_en": "str",
    "edition": "str",  # of which texts it was read together with; missing: of none
    "edition_name_zh": "str",
    "edition_name_en": "str",
}
SET_ASIDE = {
    "position": "Int64",  # place in the catalog, from 1
    "source": "str",  # → sources
    "reason": "str",  # date name ordinal company duplicate technical rhetoric list other
    "phrase": "str",  # numbers inside it are no figures of the catalog
    "lines": "str",  # in which lines: 12 20-24; missing: in all
    "note_zh": "str",
    "note_en": "str",
}
OUTSIDE = {
    "source": "str",  # → sources
    "lines": "str",  # 1 or 12-20: not part of the text
    "why_zh": "str",
    "why_en": "str",
}


# Columns and dtypes of every table, by its name.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "observations": OBSERVATIONS,
    "indicators": INDICATORS,
    "regions": REGIONS,
    "sources": SOURCES,
    "set_aside": SET_ASIDE,
    "outside": OUTSIDE,
    "milestones": MILESTONES,
}
