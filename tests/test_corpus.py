"""What the finder of mentions finds in invented texts, where every mention is known (marks: see corpus.py)."""

import re
from collections import Counter
from dataclasses import dataclass

import corpus
import pytest

from etl import mentions, quantity
from etl.codes import Kind

PATHS = sorted(corpus.FOLDER.glob("*.txt"))
NUMBERING = re.compile(
    r"(?:^\s*|(?<=。))\d+[.．](?!\d)|\[\d+\]", re.MULTILINE
)  # of a paragraph or a note: no mention


@pytest.fixture(scope="module")
def samples() -> list[corpus.Sample]:
    return [corpus.read(path) for path in PATHS]


@pytest.fixture(scope="module")
def scores(samples) -> list[corpus.Score]:
    return [corpus.score(sample, mentions.find(sample.lines)) for sample in samples]


def faults(scores) -> str:
    return "\n".join(["", *(fault for score in scores for fault in score.faults())])


def test_nearly_every_mention_is_found_and_every_figure_read(scores):
    assert corpus.recall(scores) >= 0.99, faults(scores)


def test_nearly_everything_found_as_a_quantity_is_one(scores):
    assert corpus.precision(scores) >= 0.97, faults(scores)


def test_the_corpus_is_large_and_holds_every_kind(samples):
    kinds = Counter(mention.kind for sample in samples for mention in sample.mentions)
    left_open = kinds.pop(None)
    assert len(samples) >= 16
    assert kinds.total() >= 600
    assert kinds[Kind.FIGURE] >= 350
    assert set(kinds) == set(Kind)
    assert left_open < kinds.total() / 20


@pytest.mark.parametrize(("sign", "other", "least"), [("个", "個", 11), ("個", "个", 5)])
def test_both_scripts_are_there_but_not_in_one_text(samples, sign, other, least):
    texts = {sample.name: "".join(sample.lines) for sample in samples}
    assert [name for name, text in texts.items() if sign in text and other in text] == []
    assert sum(sign in text for text in texts.values()) >= least


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_text_has_its_length_and_no_unmarked_digit(path):
    unmarked = re.sub(r"\{\{[^{}]*\}\}", "", path.read_text("utf-8"))
    assert re.findall(r".{,5}\d.{,5}", NUMBERING.sub("", unmarked)) == []
    assert 15 <= len(corpus.read(path).lines) <= 90


def test_no_mark_contradicts_the_reader_of_quantities(samples):
    """A slip of the pen would be laid to the finder's charge. Not every mark can be read: 15微克/立方米."""
    marked = [(sample.name, mention) for sample in samples for mention in sample.mentions if mention.reading]
    readable = [(name, mention, readings_of(mention.as_written)) for name, mention in marked]
    slips = [
        f"{name}:{mention.line}: {mention.as_written} {mention.reading}"
        for name, mention, said in readable
        if said and not mention.reading.agrees(said)
    ]
    assert slips == []
    assert sum(said is not None for *_, said in readable) > 0.9 * len(marked)


def readings_of(written: str) -> quantity.Quantity | None:
    try:
        return quantity.read(written)
    except quantity.Unreadable:
        return None


# The yardstick itself


@dataclass(frozen=True)
class Found:
    """A mention that a finder might have found."""

    as_written: str
    kind: Kind = Kind.FIGURE
    read: str = ""  # the words its quantity was read from
    line: int = 1
    column: int = 1

    @property
    def quantity(self) -> quantity.Quantity | None:
        return quantity.read(self.read) if self.read else None


def sample(tmp_path, marked: str) -> corpus.Sample:
    path = tmp_path / "text.txt"
    path.write_text(marked, "utf-8")
    return corpus.read(path)


def test_marks_become_places_in_the_text_without_them(tmp_path):
    marked = "到{{D|2027年}},产值{{F|不低于4.72万\n亿元|GE 4.72e12 CNY}}、\n{{L|三大}}产业"
    text = sample(tmp_path, marked)
    assert text.lines == ["到2027年,产值不低于4.72万", "亿元、", "三大产业"]
    places = [(each.line, each.column, each.as_written, each.kind) for each in text.mentions]
    assert places == [
        (1, 2, "2027年", Kind.DATE),
        (1, 10, "不低于4.72万亿元", Kind.FIGURE),
        (3, 1, "三大", Kind.LIST),
    ]
    assert [str(each.reading) for each in text.mentions] == ["None", "GE 4720000000000 CNY", "None"]


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        pytest.param("{{X|5家}}", "text.txt:1:1: {{X|5家}}", id="unknown letter"),
        pytest.param("有{{F|5家}}", "text.txt:1:2: {{F|5家}}", id="quantity without reading"),
        pytest.param("{{D|5日|EQ 5 PN}}", "nothing else has", id="date with reading"),
        pytest.param("{{F|5家|EQ 5}}", "COMPARATOR value UNIT", id="reading without unit"),
        pytest.param("{{F|5家|XX 5 PN}}", "XX", id="unknown comparator"),
        pytest.param("{{F|5家|EQ 5 XX}}", "XX", id="unknown unit"),
        pytest.param("{{F|5家|EQ 五 PN}}", "五", id="value that is no number"),
        pytest.param("{{F|5家|EQ 5..6 PN}}", "two ends", id="two ends without RG"),
        pytest.param("{{F|5至6家|RG 5 PN}}", "two ends", id="RG with one end"),
        pytest.param("有\n{{F|5家|EQ 5 PN}", "text.txt:2: ", id="mark that does not end"),
    ],
)
def test_refuses_a_bad_mark_and_says_where(tmp_path, marked, said):
    with pytest.raises(corpus.BadMark) as refused:
        sample(tmp_path, marked)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("marked", "found", "missed", "wrong", "spurious"),
    [
        pytest.param("{{F|约5家|AP 5 PN}}", [Found("约5家", read="约5家")], 0, 0, 0, id="exact"),
        pytest.param(
            "达{{F|约5家|AP 5 PN}}的", [Found("达约5家的", read="约5家")], 0, 0, 0, id="wider bounds"
        ),
        pytest.param(
            "{{F|约5家|AP 5 PN}}", [Found("5家", read="约5家", column=2)], 0, 0, 0, id="narrower bounds"
        ),
        pytest.param("{{F|约5家|AP 5 PN}}", [Found("约5家", read="5家")], 0, 1, 0, id="comparator"),
        pytest.param("{{F|5家|EQ 5 PN}}", [Found("5家", read="5%")], 0, 1, 0, id="unit"),
        pytest.param("{{F|5嗸|EQ 5 -}}", [Found("5嗸", read="5%")], 0, 0, 0, id="unit that is not compared"),
        pytest.param("{{F|5家|EQ 5 PN}}", [Found("5家")], 0, 1, 0, id="nothing read"),
        pytest.param("{{F|前5位|?}}", [Found("前5位")], 0, 0, 0, id="reading left open"),
        pytest.param("{{F|15家|EQ 15 PN}}", [Found("5家", read="5家", column=2)], 1, 0, 1, id="cut number"),
        pytest.param("{{F|5家|EQ 5 PN}}", [], 1, 0, 0, id="nothing found"),
        pytest.param("{{F|5家|EQ 5 PN}}", [Found("5家", Kind.COMPANY, "5家")], 0, 0, 0, id="other quantity"),
        pytest.param("{{F|5家|EQ 5 PN}}", [Found("5家", Kind.NAME)], 0, 1, 0, id="figure taken for a name"),
        pytest.param("{{D|5日}}", [Found("5日", read="5家")], 0, 0, 1, id="date taken for a figure"),
        pytest.param("{{D|5日}}", [Found("5日", Kind.NAME)], 0, 0, 0, id="date taken for a name"),
        pytest.param("一成不变", [Found("一成", read="一成")], 0, 0, 1, id="idiom taken for a figure"),
        pytest.param("一成不变", [Found("一成", Kind.NAME)], 0, 0, 0, id="idiom taken for a name"),
        pytest.param("{{V|27岁}}", [Found("27", read="27")], 0, 0, 0, id="left open and found"),
        pytest.param("{{V|27岁}}", [], 0, 0, 0, id="left open and passed over"),
        pytest.param(
            "{{F|5\n  家|EQ 5 PN}}{{D|6日}}",
            [Found("5家", read="5家"), Found("6日", Kind.DATE, line=2, column=4)],
            *(0, 0, 0),
            id="over a line's end and an indent",
        ),
        pytest.param("{{O|十届}}{{O|二次}}", [Found("十届二次", Kind.ORDINAL)], 0, 0, 0, id="one for two"),
    ],
)
def test_counts_what_is_amiss(tmp_path, marked, found, missed, wrong, spurious):
    score = corpus.score(sample(tmp_path, marked), found)
    assert (len(score.missed), len(score.wrong), len(score.spurious)) == (missed, wrong, spurious)


def test_recall_and_precision_count_over_all_texts(tmp_path):
    good = corpus.score(
        sample(tmp_path, "{{F|5家|EQ 5 PN}}、{{F|6%|EQ 6 PT}}"),
        [Found("5家", read="5家"), Found("6%", read="6%", column=4)],
    )
    bad = corpus.score(sample(tmp_path, "一成不变,{{D|5日}}"), [Found("一成", read="一成")])
    assert (corpus.recall([good]), corpus.precision([good])) == (1, 1)
    assert (corpus.recall([bad]), corpus.precision([bad])) == (0, 0)
    assert (corpus.recall([good, bad]), corpus.precision([good, bad])) == pytest.approx((2 / 3, 2 / 3))


def test_faults_are_told_by_file_line_and_column(tmp_path):
    text = sample(tmp_path, "{{F|5家|EQ 5 PN}},一成\n共{{D|5日}}")
    score = corpus.score(text, [Found("5家", read="约5家"), Found("一成", read="一成", column=4)])
    assert list(score.faults()) == [
        "text.txt:1:1: wrong 5家 is EQ 5 PN, not AP 5 PN (figure 5家)",
        "text.txt:1:4: spurious figure 一成",
        "text.txt:2:2: missed 5日",
    ]
