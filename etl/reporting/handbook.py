"""The catalogue of problems as a page of Markdown, Chinese first, with lines that are wrong and right.

What a check says of an example is what it does say: the example is checked.
"""

from collections.abc import Iterator, Sequence

from etl import faults, labels
from etl.errors import MisuseError
from etl.faults import examples
from etl.faults.examples.example import DAY, MARK, Example
from etl.faults.examples.sample import SAMPLE
from etl.faults.examples.sense import ACCEPTED
from etl.faults.fault import Fault
from etl.reporting import tried
from etl.scalars import nearest
from etl.text import Text

ACCEPTING = "accepted"  # anchor of the part on accepting warnings
_APART = " · "


def page() -> str:
    """All of it."""
    parts = [
        f"# {_beside(labels.PROBLEMS_TITLE)}",
        *labels.PROBLEMS_ABOUT,
        *_contents(),
        *_on_accepting(),
        *(part for subject, kinds in faults.BY_SUBJECT.items() for part in _subject(subject, kinds)),
        f"## {_beside(labels.PROBLEMS_SAMPLE_TITLE)}",
        *labels.PROBLEMS_SAMPLE,
        _lines(SAMPLE.rstrip()),
    ]
    return "\n\n".join(parts) + "\n"


def entries(codes: Sequence[str]) -> str:
    """What the page says of some kinds of problems.

    Raises:
        MisuseError: there is no such kind.
    """
    for code in codes:
        if code not in faults.BY_CODE:
            unknown = labels.UNKNOWN_CODE.filled(code=code)
            raise MisuseError(unknown + nearest(code, list(faults.BY_CODE)))
    return "\n\n".join(part for code in codes for part in _kind(faults.BY_CODE[code])) + "\n"


def _contents() -> Iterator[str]:
    for subject, kinds in faults.BY_SUBJECT.items():
        linked = " ".join(f"[`{fault.code}`](#{fault.code})" for fault in kinds)
        yield f"- {_beside(labels.PROBLEM_SUBJECT[subject])}: {linked}"


def _on_accepting() -> Iterator[str]:
    codes = Text(*(apart.join(f"`{code}`" for code in faults.ACCEPTABLE) for apart in labels.LISTED))
    yield f'<a id="{ACCEPTING}"></a>'
    yield f"## {_beside(labels.PROBLEMS_ACCEPTED_TITLE)}"
    yield from labels.PROBLEMS_ACCEPTED.filled(codes=codes)
    yield _lines(ACCEPTED.right)


def _subject(subject: str, kinds: Sequence[Fault]) -> Iterator[str]:
    yield f"## {_beside(labels.PROBLEM_SUBJECT[subject])}"
    for fault in kinds:
        yield from _kind(fault)


def _kind(fault: Fault) -> Iterator[str]:
    example = examples.BY_CODE.get(fault.code)
    wrong, mend = _said(fault, example) if example else fault.told()
    yield f"### {fault.code}"
    yield f"**{_beside(labels.PROBLEM_LEVEL[fault.level])}**"
    if example:
        yield _beside(labels.PROBLEM_WRONG)
        yield _lines(example.wrong.replace(MARK, ""))
    yield _paragraph(wrong)
    if mend.zh:
        yield _paragraph(labels.PROBLEM_MEND + mend)
    if example:
        yield _beside(labels.PROBLEM_RIGHT)
        yield _lines(example.right)
    if fault.code in faults.ACCEPTABLE:
        yield _paragraph(labels.PROBLEM_ACCEPT.filled(anchor=ACCEPTING))


def _said(fault: Fault, example: Example) -> tuple[Text, Text]:
    """What a check says of the wrong lines, and how to mend them."""
    found = tried.problems(example.wrong_file().replace(MARK, ""), DAY)
    return next((each.message, each.mend) for each in found if each.code == fault.code)


def _beside(words: Text) -> str:
    return _APART.join(words)


def _paragraph(words: Text) -> str:
    """Each language on a line of its own; what Markdown would take for marks is kept as it is."""
    return "  \n".join(each.replace("<", "&lt;").replace("*", "\\*") for each in words)


def _lines(yaml: str) -> str:
    return f"```yaml\n{yaml}\n```"
