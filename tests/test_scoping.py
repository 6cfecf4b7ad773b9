"""Which numbers of a text must be accounted for when it is read for certain subjects only."""

import re

import pytest

from etl import mentions, running
from etl.schema import Scope, Words
from etl.scoping import Scoping

SCOPE = Scope(
    Words("主要指标", "Headline"),
    subjects=("生产总值", "可支配收入", "研发投入", "高新技术企业", "装机", "基金"),
    passing=("人均生产总值", "占生产总值", "自然科学基金"),
)
MARKED = re.compile("⟨([^⟩]*)⟩")


def marked(text: str) -> str:
    """The text with ⟨ ⟩ around each number that the scope takes in."""
    article = running.run(text.split("\n"))
    found = mentions.find_in(article)
    taken = Scoping(SCOPE, article).taken_in(found)
    for mention, asked in reversed(list(zip(found, taken, strict=True))):
        if asked:
            at = text.index(mention.as_written, _offset(text, mention))
            text = f"{text[:at]}⟨{mention.as_written}⟩{text[at + len(mention.as_written) :]}"
    return text


def _offset(text: str, mention: mentions.Mention) -> int:
    before = text.split("\n")[: mention.line - 1]
    return sum(len(line) + 1 for line in before) + mention.column - 1


# ⟨ ⟩ stand around what is taken in. Every other number is beyond the scope.
@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("全省生产总值⟨9.4万亿元⟩。", id="a subject before the number"),
        pytest.param("全省生产总值达到⟨9.4万亿元⟩、增长⟨5.5%⟩。", id="what only goes on speaks of the same"),
        pytest.param("新增高新技术企业⟨400家⟩，建成公园30个。", id="another clause speaks for itself"),
        pytest.param("新增⟨400家⟩高新技术企业。", id="a subject right behind the number"),
        pytest.param("建成公园30个，生产总值增长⟨5.5%⟩。", id="a subject does not reach back"),
        pytest.param("生产总值增长，建成公园30个。", id="nor into a clause with words of its own"),
        pytest.param("城乡居民可支配收入分别增长⟨4.3%⟩、⟨5.5%⟩。", id="分别: one subject, two numbers"),
        pytest.param("生产总值、可支配收入，分别增长⟨4.3%⟩、⟨5.5%⟩。", id="the subject in the clause before"),
        pytest.param("生产总值保持增长。增长5.5%。", id="a full stop ends what is spoken of"),
        pytest.param("生产总值保持增长；增长5.5%。", id="and so does a semicolon"),
        pytest.param(
            "生产总值⟨9.4万亿元⟩，粮食130亿斤，增长2%。", id="the nearest subject counts, in scope or not"
        ),
        pytest.param("人均生产总值14万元。", id="a subject in passing"),
        pytest.param("研发投入占生产总值比重⟨3.2%⟩。", id="one in passing beside one that counts"),
        pytest.param("国家自然科学基金项目320个。", id="a name that holds a subject"),
        pytest.param("自然科学基金项目320个，引导基金⟨50亿元⟩。", id="the same word, meant and not meant"),
        pytest.param("2025年生产总值增长⟨5.5%⟩。", id="dates are no figures"),
        pytest.param("第一，生产总值增长⟨5.5%左右⟩。", id="nor are ordinals"),
        pytest.param("生產總值增長⟨5.5%⟩。", id="Traditional characters"),
        pytest.param("新增发电\n装机容量⟨400万千瓦⟩。", id="a subject in the line before its number"),
        pytest.param("发展新质生产力\n增长5.5%", id="no subject at all"),
    ],
)
def test_a_number_is_taken_in_when_its_clause_speaks_of_a_subject(expected):
    assert marked(MARKED.sub(r"\1", expected)) == expected


def test_a_company_s_own_figure_can_be_in_scope():
    """An audit asks for it: whether it is the region's, an editor decides."""
    assert marked("某公司研发投入30亿元。") == "某公司研发投入⟨30亿元⟩。"


def test_without_words_in_passing_every_subject_counts():
    article = running.run(["人均生产总值14万元。"])
    found = mentions.find_in(article)
    assert Scoping(SCOPE._replace(passing=()), article).taken_in(found) == [True]


def test_a_text_without_numbers_has_none_in_scope():
    article = running.run(["生产总值稳步增长。"])
    assert Scoping(SCOPE, article).taken_in(mentions.find_in(article)) == []
