"""What every page of a preview carries: the mark that it is none that was published, and what is to be mended."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.document import Beside
from app.parts.words import aria, counted, data, hidden
from app.preview.desk import Held, State
from etl.labels import (
    LISTED,
    PREVIEW_AWAY,
    PREVIEW_BROKEN,
    PREVIEW_COPIED,
    PREVIEW_COPY,
    PREVIEW_FINE,
    PREVIEW_HELD,
    PREVIEW_KEPT,
    PREVIEW_LOST,
    PREVIEW_LOST_ONE,
    PREVIEW_MARK,
    PREVIEW_MORE,
    PREVIEW_NOT_COPIED,
    PREVIEW_NOTHING,
    PREVIEW_PROBLEM,
    PREVIEW_PROBLEMS,
    PREVIEW_REMARK,
    PREVIEW_REMARKS,
    PREVIEW_SAVED,
    PREVIEW_SAVED_MORE,
    PREVIEW_TAKE,
)
from etl.problems import Problem
from etl.text import Language, Text

NEWS = "preview-news"
MOST = 20  # problems listed: about a screen
MOST_SAVED = 3  # files that are named


def bar(language: Language, told: Sequence[Component] = ()) -> list[Component]:
    """The bar below a page and the mark on paper; `told` is what stands in it until a script asks."""
    mark = PREVIEW_MARK.in_(language)
    words = {
        "away": PREVIEW_AWAY.in_(language),
        "copied": PREVIEW_COPIED.in_(language),
        "failed": PREVIEW_NOT_COPIED.in_(language),
    }
    return [
        html.Section(
            [html.P(mark, className="preview-mark"), html.Div(list(told), id=NEWS, role="status")],
            id="preview",
            className="preview",
            **aria(label=mark),
            **data(**words),
        ),
        html.Div(className="preview-paper", **aria(hidden="true"), **data(mark=mark)),
    ]


# What pages carry that are a preview's.
BESIDE = Beside("preview.css", "preview.js", PREVIEW_MARK, bar)


def news(state: State, language: Language) -> list[Component]:
    """What is to be told of a state: what is held back, what is wrong; or that nothing is."""
    held = [_held(state.held, language)] if state.held else []
    listed = [_problems(state, language)] if state.problems else []
    told = [*held, *listed] or [html.P(PREVIEW_FINE.in_(language), className="preview-fine")]
    return [*told, *_saved(state.saved, language)]


def _saved(files: Sequence[str], language: Language) -> list[Component]:
    """Which of several files were saved last."""
    if not files:
        return []
    shown = LISTED.in_(language).join(map(_short, files[:MOST_SAVED]))
    words = PREVIEW_SAVED if len(files) <= MOST_SAVED else PREVIEW_SAVED_MORE
    said = words.filled(files=shown, count=counted(len(files), language)).in_(language)
    return [html.P(said, className="preview-saved")]


def _short(file: str) -> str:
    """A file without folders."""
    return file.replace("\\", "/").rpartition("/")[2]


def _held(held: Held, language: Language) -> Component:
    names = LISTED.in_(language).join(map(_short, held.files))
    if held.fewer is None:
        return html.P(PREVIEW_BROKEN.filled(files=names).in_(language), className="preview-held")
    fewer = counted(held.fewer, language)
    lost = {0: Text("", ""), 1: PREVIEW_LOST_ONE}.get(held.fewer, PREVIEW_LOST.filled(count=fewer))
    take = html.Button(PREVIEW_TAKE.in_(language), type="button", **data(take=held.digest))
    return html.P(
        [PREVIEW_HELD.filled(lost=lost, files=names).in_(language), " ", take], className="preview-held"
    )


def _problems(state: State, language: Language) -> Component:
    """The problems as they are sorted, errors first; closed where they are only warnings."""
    wrong = sum(not problem.warning for problem in state.problems)
    counts = [
        (one if count == 1 else many).filled(count=counted(count, language)).in_(language)
        for count, one, many in (
            (wrong, PREVIEW_PROBLEM, PREVIEW_PROBLEMS),
            (len(state.problems) - wrong, PREVIEW_REMARK, PREVIEW_REMARKS),
        )
        if count
    ]
    means = (PREVIEW_KEPT if state.edition else PREVIEW_NOTHING).in_(language) if wrong else ""
    summary = html.Summary([html.Strong(" · ".join(counts)), " ", means])
    listed = html.Ul([_problem(problem, language) for problem in state.problems[:MOST]])
    more = len(state.problems) - MOST
    rest = [html.P(PREVIEW_MORE.filled(count=counted(more, language)).in_(language))] if more > 0 else []
    look = "preview-problems wrong" if wrong else "preview-problems"
    return html.Details([summary, listed, *rest], className=look, open=bool(wrong))


def _problem(problem: Problem, language: Language) -> Component:
    """A problem with its place to copy, shown without folders."""
    place, shown = (
        f"{file}:{problem.line}:{problem.column}" if problem.line else file
        for file in (problem.file, _short(problem.file))
    )
    copy = html.Button(
        [hidden(PREVIEW_COPY.filled(place="").in_(language)), shown],
        type="button",
        className="preview-place",
        **data(place=place),
    )
    words = problem._replace(file="", line=0).in_(language)
    return html.Li([copy, " ", words], className="warning" if problem.warning else "error")
