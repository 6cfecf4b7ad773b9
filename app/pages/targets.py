"""The ledger of targets: what was aimed at, what answers it, and how that stands on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dash import html
from dash.development.base_component import Component

from app import ids, island
from app.figures.ledger import Told, keyed
from app.island import Answer
from app.parts import account
from app.parts.choices import target_regions, target_topics
from app.parts.controls import Options, one_of, several_of, text
from app.parts.left_out import left_out
from app.parts.legend import key
from app.urls import BY_REGION, BY_TOPIC, MODALITIES, STATES, Data, Targets
from etl import period, portion, queries, target_listing, verdicts
from etl.codes import Attainment, Modality, Role
from etl.labels import (
    AS_OF_HINT,
    ATTAINMENT,
    ATTAINMENT_RULE,
    ATTAINMENT_SHAPE,
    DUE_IN,
    FIELD,
    FOLDED_HINT,
    GROUP_BY,
    GROUPED_BY,
    JUDGED_ON,
    MODALITY,
    NO_TARGETS,
    PICK_REGIONS,
    STATE_KEY,
    STATES_SUM,
    TARGETS_LEAD,
    TARGETS_TITLE,
)
from etl.portion import Portion
from etl.queries import Filters
from etl.tables import Tables
from etl.targets import Entry, entries
from etl.text import Language

MOST = 2_000  # targets that are judged
MANY = 120  # targets beyond which groups are folded away under their names, without charts

Group = tuple[str, str, Sequence[Told]]  # id and name of a region or topic, and its targets


def layout(tables: Tables, view: Targets, language: Language, today: date) -> Component:
    """The page, whole."""
    return html.Div(
        [
            html.H1(TARGETS_TITLE.in_(language)),
            html.P(TARGETS_LEAD.in_(language), className="lead"),
            island.place(controls(tables, view, language, today)),
            html.Div(ledger(tables, view, language, today), id=ids.TARGETS_LEDGER),
        ]
    )


def answer(tables: Tables, view: Targets, language: Language, today: date) -> Answer:
    """What another choice moves."""
    values = {
        ids.TARGETS_REGIONS: list(view.regions),
        ids.TARGETS_TOPICS: list(view.topics),
        ids.TARGETS_STATES: list(view.states),
        ids.TARGETS_MODALITIES: list(view.modalities),
        ids.TARGETS_DUE: list(view.due),
        ids.TARGETS_DAY: view.as_of,
        ids.TARGETS_BY: view.by,
    }
    return Answer(values, {ids.TARGETS_LEDGER: ledger(tables, view, language, today)})


def ledger(tables: Tables, view: Targets, language: Language, today: date) -> list[Component]:
    """What there is in numbers and, for each region or topic, its chart and its table; of many, its targets alone."""
    day = date.fromisoformat(view.as_of) if view.as_of else today
    shown = _portion(tables, view)
    judged = entries(tables, day, shown.filters, shown.most if shown.cut else None)
    found = [entry for entry in judged if _passes(entry, view)]
    some = left_out(shown, language, Data(view.regions, roles=(Role.TARGET.name.lower(),)))
    if not found:
        return [_judged_on(day, found, language), *some, html.P(NO_TARGETS.in_(language), className="absent")]
    following = target_listing.sequels(tables, found)
    told = [
        Told(
            entry,
            verdicts.said(entry, following.get(entry.superseded_by), language),
            _name(entry, view, language),
        )
        for entry in found
    ]
    groups = _groups(tables, told, view, language)
    many = len(told) > MANY and len(groups) > 1
    listed = _folded(groups, view, language) if many else _whole(groups, told, language)
    return [_judged_on(day, found, language), *some, *listed, _states(language)]


def _portion(tables: Tables, view: Targets) -> Portion:
    """Of the targets of some regions, topics and years as many as can be judged for one page."""
    asked = Filters(view.regions, roles=(Role.TARGET,), topics=view.topics)
    shown = portion.of(tables, asked, MOST)
    if shown.whole or not view.due:
        return shown
    due = queries.of_periods(tables, asked)
    periods = tuple(due.loc[due["period_end"].dt.year.astype(str).isin(view.due), "time_period"])
    return portion.of(tables, replace(asked, periods=periods), MOST) if periods else shown


def _whole(groups: Sequence[Group], told: Sequence[Told], language: Language) -> list[Component]:
    """The key, and each group with its chart and its table."""
    return [*key(keyed(told), language), *(account.account(*group, language) for group in groups)]


def _folded(groups: Sequence[Group], view: Targets, language: Language) -> list[Component]:
    """Each group under its name, to be opened: charts of hundreds of targets are for no one to read at once."""
    wholes = (
        replace(view, regions=(name,)) if view.by == BY_REGION else replace(view, topics=(name,))
        for name, _, _ in groups
    )
    return [
        html.P(FOLDED_HINT.in_(language), className="hint"),
        *(
            account.folded(name, told, whole, language)
            for (_, name, told), whole in zip(groups, wholes, strict=True)
        ),
    ]


def _passes(entry: Entry, view: Targets) -> bool:
    """Whether an entry is of the topics, states, modalities and years that a view asks for."""
    asked = (
        (view.topics, entry.target["topic"]),
        (tuple(STATES[name] for name in view.states), entry.verdict.state),
        (tuple(MODALITIES[name] for name in view.modalities), entry.target["modality"]),
        (view.due, str(entry.target["period_end"].year)),
    )
    return all(not wanted or has in wanted for wanted, has in asked)


def _name(entry: Entry, view: Targets, language: Language) -> str:
    """What heads a row: the indicator and, by topic, its region first."""
    indicator = str(entry.target[f"indicator_name_{language}"])
    return indicator if view.by == BY_REGION else f"{entry.target[f'region_name_{language}']} · {indicator}"


def _groups(tables: Tables, told: Sequence[Told], view: Targets, language: Language) -> list[Group]:
    """Id and name of each region or topic, with its targets; in the order of the code list or of the catalog."""
    ordered = tables.regions["region"] if view.by == BY_REGION else tables.indicators["topic"]
    name = f"region_name_{language}" if view.by == BY_REGION else f"topic_name_{language}"
    groups: dict[str, list[Told]] = {}
    for each in told:
        groups.setdefault(each.entry.target[view.by], []).append(each)
    placed = [key for key in dict.fromkeys(ordered) if key in groups]
    return [(key, groups[key][0].entry.target[name], groups[key]) for key in placed]


def _judged_on(day: date, found: Sequence[Entry], language: Language) -> Component:
    """For which day, and how many targets stand how: in words before anything is drawn."""
    counts = {state: sum(entry.verdict.state == state for entry in found) for state in Attainment}
    said = [
        html.Li(
            [
                html.B(str(count)),
                html.Span([account.shape(state), ATTAINMENT[state].in_(language)], className="state"),
            ]
        )
        for state, count in counts.items()
        if count
    ]
    words = STATES_SUM.filled(
        day=JUDGED_ON.filled(day=period.in_words(day.isoformat(), language)), count=len(found)
    ).in_(language)
    return html.Section(
        [html.P(words, className="summed"), html.Ul(said, className="states")], className="sums"
    )


def _states(language: Language) -> Component:
    """What each state means, for those who ask."""
    meanings = [
        part
        for state in Attainment
        for part in (
            html.Dt([account.shape(state), ATTAINMENT[state].in_(language)]),
            html.Dd(ATTAINMENT_RULE[state].in_(language)),
        )
    ]
    return html.Details(
        [html.Summary(STATE_KEY.in_(language)), html.Dl(meanings, className="state-key")], className="card"
    )


def controls(tables: Tables, view: Targets, language: Language, today: date) -> list[Component]:
    """Which targets, judged for which day, in which order."""
    states: Options = [
        {"value": name, "label": f"{ATTAINMENT_SHAPE[state]} {ATTAINMENT[state].in_(language)}"}
        for name, state in STATES.items()
    ]
    modalities: Options = [
        {"value": name, "label": MODALITY[code].in_(language)}
        for name, code in MODALITIES.items()
        if code != Modality.DONE
    ]
    dated = {end.year for end in queries.deadlines(tables)}
    years: Options = [{"value": str(year), "label": str(year)} for year in sorted(dated)]
    groups: Options = [{"value": by, "label": GROUPED_BY[by].in_(language)} for by in (BY_REGION, BY_TOPIC)]
    several = (
        (ids.TARGETS_REGIONS, PICK_REGIONS, target_regions(tables, language), view.regions),
        (ids.TARGETS_TOPICS, FIELD["topic_name_zh"], target_topics(tables, language), view.topics),
        (ids.TARGETS_STATES, FIELD["state_name"], states, view.states),
        (ids.TARGETS_MODALITIES, FIELD["modality_name"], modalities, view.modalities),
        (ids.TARGETS_DUE, DUE_IN, years, view.due),
    )
    return [
        island.row(
            *(
                several_of(
                    name,
                    label.in_(language),
                    options,
                    values,
                    language,
                    by_keywords=name == ids.TARGETS_REGIONS,
                )
                for name, label, options, values in several
            ),
            text(
                ids.TARGETS_DAY,
                FIELD["as_of"].in_(language),
                AS_OF_HINT.filled(today=today.isoformat()).in_(language),
                view.as_of,
            ),
            one_of(ids.TARGETS_BY, GROUP_BY.in_(language), groups, view.by, language),
        ),
    ]
