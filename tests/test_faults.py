"""The catalogue of problems: each is shown by an example that a check finds as the catalogue says, and by the page."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl import faults
from etl.cli import main
from etl.faults import examples
from etl.faults.examples.example import DAY, MARK, Example
from etl.faults.examples.sample import SAMPLE
from etl.faults.examples.sense import ACCEPTED
from etl.reporting import handbook, tried
from etl.reporting.as_json import EXPLAINED
from etl.text import across

PAGE = Path(__file__).parent.parent / EXPLAINED

OF_NO_LINES = {  # why no lines of a file can show them
    "top-level": "it is the whole file that is wrong",
    "only-comments": "it is the whole file that is wrong",
    "empty": "it is the whole file that is wrong",
    "not-utf8": "what is wrong cannot be shown in a page that is UTF-8",
    "invisible": "what is wrong cannot be seen",
    "too-long": "its text would fill the page",
    "too-many-entries": "its lines would fill the page",
    "pair": "nothing is wrong",
}
# Kinds of problems of which none is of the content of a data file.
OF_OTHER_FILES = ("files", "tabular", "texts", "audit")


def shown(codes: dict[str, Example]) -> list[object]:
    return [pytest.param(code, example, id=code) for code, example in codes.items()]


def told(content: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.line, each.column) for each in tried.problems(content, DAY)]


def test_the_sample_is_sound():
    assert told(SAMPLE) == []


@pytest.mark.parametrize(("code", "example"), shown(examples.BY_CODE))
def test_the_wrong_lines_have_this_problem_and_no_other(code, example):
    content = example.wrong_file()
    before, _, after = content.partition(MARK)
    assert MARK not in after
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert told(before + after) == [(code, *place)]


@pytest.mark.parametrize(("code", "example"), shown({**examples.BY_CODE, "accepted": ACCEPTED}))
def test_the_right_lines_have_none(code, example):
    assert told(example.right_file()) == []


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        pytest.param("浙江", "top-level", (1, 1), id="top-level"),
        pytest.param("# 浙江\n", "only-comments", (1, 1), id="only-comments"),
        pytest.param("", "empty", (1, 1), id="empty"),
        pytest.param(SAMPLE.replace("浙江", "浙\u200b江", 1), "invisible", (49, 14), id="invisible"),
        pytest.param(SAMPLE.replace("whole", "w" * 400, 1), "too-long", (16, 26), id="too-long"),
    ],
)
def test_what_no_lines_can_show_is_told_of_a_file(content, code, place):
    assert told(content) == [(code, *place)]


def test_every_kind_of_problem_of_a_data_file_has_an_example():
    of_data = {
        fault.code
        for subject, kinds in faults.BY_SUBJECT.items()
        for fault in kinds
        if subject not in OF_OTHER_FILES
    }
    assert of_data - examples.BY_CODE.keys() == OF_NO_LINES.keys() & of_data
    assert examples.BY_CODE.keys() <= of_data


def test_codes_are_words_and_each_names_one_kind():
    codes = [fault.code for kinds in faults.BY_SUBJECT.values() for fault in kinds]
    assert len(codes) == len(set(codes)) == len(faults.BY_CODE)
    assert [code for code in codes if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)] == []


@pytest.mark.parametrize("fault", [pytest.param(fault, id=code) for code, fault in faults.BY_CODE.items()])
def test_a_problem_is_worded_in_both_languages_with_the_same_gaps(fault):
    for words in (fault.wrong, fault.mend):
        gaps = [set(re.findall(r"(?<!\{)\{([a-z_]+)\}(?!\})", each)) for each in words]
        assert gaps[0] == gaps[1]
        assert bool(words.zh) == bool(words.en)
    assert fault.mend.zh or fault.note  # it says how to mend it
    assert across(fault.wrong.zh) > len(fault.wrong.zh)  # Chinese is Chinese


def test_the_page_is_that_of_the_catalogue():
    assert PAGE.read_text("utf-8") == handbook.page()


def test_the_page_has_a_place_for_each_code_and_every_link_leads_to_one():
    page = PAGE.read_text("utf-8")
    headings = re.findall("^### (.+)$", page, re.MULTILINE)
    assert headings == list(faults.BY_CODE)
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert links == {*headings, handbook.ACCEPTING}
    assert f'<a id="{handbook.ACCEPTING}">' in page


def test_a_warning_that_can_be_accepted_says_so():
    for code in faults.BY_CODE:
        assert (f"](#{handbook.ACCEPTING})" in handbook.entries([code])) == (code in faults.ACCEPTABLE)


def test_one_kind_is_explained_at_the_terminal():
    done = CliRunner().invoke(main, ["problems", "not-period"])
    assert done.exit_code == 0
    assert done.stdout.startswith("### not-period\n")
    assert "period: 2023年" in done.stdout
    assert "“2023年”不是时期" in done.stdout


def test_a_kind_that_there_is_not_is_wrong_use():
    done = CliRunner().invoke(main, ["problems", "unit-slp", "--lang", "en"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert 'did you mean "unit-slip"' in done.stderr
