"""Components as HTML text: what is data never becomes markup, and what only the browser can draw is refused."""

import json
from html.parser import HTMLParser

import dash_mantine_components as dmc
import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from app.markup import element, markup
from app.parts.chart import plot

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


class Read(HTMLParser):
    """What a browser makes of some HTML: tags with their attributes, text, and what stands in scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.scripts = "", ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            self.scripts += data
        else:
            self.text += data


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param(None, "", id="nothing"),
        pytest.param("a < b & c", "a &lt; b &amp; c", id="text"),
        pytest.param(12, "12", id="a number"),
        pytest.param(0, "0", id="zero is something"),
        pytest.param(html.P(), "<p></p>", id="empty"),
        pytest.param(html.P(0), "<p>0</p>", id="zero inside"),
        pytest.param(
            html.P(["a", None, html.B("b"), ["c", ("d",)]]), "<p>a<b>b</b>cd</p>", id="nested lists"
        ),
        pytest.param([html.Br(), html.Hr()], "<br><hr>", id="void elements"),
        pytest.param(
            html.Img(src="/a.svg", alt="a"), '<img alt="a" src="/a.svg">', id="void with attributes"
        ),
        pytest.param(html.Wbr(), "<wbr>", id="a chance to break"),
        pytest.param(Markup("<i>a</i>"), "<i>a</i>", id="markup as it is"),
        pytest.param(html.P(Markup("<i>a</i>")), "<p><i>a</i></p>", id="markup inside"),
    ],
)
def test_parts_become_html(part, expected):
    assert markup(part) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param(html.P(className="a b"), '<p class="a b"></p>', id="class"),
        pytest.param(html.Label(htmlFor="a"), '<label for="a"></label>', id="for"),
        pytest.param(html.Td(colSpan=2), '<td colspan="2"></td>', id="spelt small"),
        pytest.param(html.Th(scope="row"), '<th scope="row"></th>', id="as it is"),
        pytest.param(html.Details(open=True), "<details open></details>", id="true is its name"),
        pytest.param(html.Details(open=False), "<details></details>", id="false is not there"),
        pytest.param(html.Div(hidden=True), "<div hidden></div>", id="hidden"),
        pytest.param(html.P(title=None), "<p></p>", id="none is not there"),
        pytest.param(html.P(**{"aria-hidden": "true"}), '<p aria-hidden="true"></p>', id="aria"),
        pytest.param(html.P(**{"data-do": "link"}), '<p data-do="link"></p>', id="data"),
        pytest.param(html.P(**{"data-empty": ""}), "<p data-empty></p>", id="an empty value"),
        pytest.param(html.P(title='"a" <b>'), '<p title="&#34;a&#34; &lt;b&gt;"></p>', id="escaped"),
        pytest.param(
            html.P(style={"gridRow": 2, "--share": "30%"}),
            '<p style="grid-row:2;--share:30%"></p>',
            id="style",
        ),
        pytest.param(html.P(id="a"), '<p id="a"></p>', id="id"),
    ],
)
def test_attributes(part, expected):
    assert markup(part) == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(element("input", type="search", name="q"), '<input type="search" name="q">', id="void"),
        pytest.param(element("p", "a < b"), "<p>a &lt; b</p>", id="children are escaped"),
        pytest.param(element("p", html.B("a")), "<p><b>a</b></p>", id="children are components"),
        pytest.param(element("label", "a", for_="b"), '<label for="b">a</label>', id="a word of Python"),
        pytest.param(element("p", aria_label="a"), '<p aria-label="a"></p>', id="dashes"),
        pytest.param(element("p", title='"'), '<p title="&#34;"></p>', id="values are escaped"),
    ],
)
def test_elements_that_dash_lacks(made, expected):
    assert made == expected


@pytest.mark.parametrize(
    "part",
    [dmc.Alert("a"), dmc.Badge("a"), dcc.Link("a", href="/"), dcc.Graph(), html.Div([html.P(dmc.Text("a"))])],
)
def test_what_only_the_browser_can_draw_is_refused(part):
    with pytest.raises(TypeError, match="is no HTML element"):
        markup(part)


@given(text=st.text())
def test_text_stays_text(text):
    read = Read(markup(html.P(text)))
    assert [tag for tag, _ in read.tags] == ["p"]
    assert read.text == text


@given(value=st.text(min_size=1))
def test_an_attribute_stays_one_attribute(value):
    ((_, attributes),) = Read(markup(html.P(title=value))).tags
    assert attributes == {"title": value}


@given(
    text=st.text()
    | st.sampled_from(["</script>", "<!--<script>", "</SCRIPT ", "]]>", "<script", "\u2028", "&lt;/script>"])
)
def test_data_in_a_script_element_can_not_end_it_and_is_what_it_was(text):
    data = json.dumps([text], ensure_ascii=False)
    written = markup([html.Script(data, type="application/json"), html.P("after")])
    read = Read(written)
    assert [tag for tag, _ in read.tags] == ["script", "p"]
    assert read.text == "after"
    inside = written.partition(">")[2].rpartition("</script>")[0]
    assert "<" not in inside
    assert json.loads(inside) == [text]


@given(name=st.text(), hover=st.text())
def test_a_chart_carries_its_words_to_the_browser_unchanged(name, hover):
    figure = {"data": [{"type": "bar", "hovertext": hover}], "layout": {"height": 100}}
    written = markup(plot(figure, name))
    read = Read(written)
    assert [tag for tag, _ in read.tags] == ["div", "script"]
    assert json.loads(read.scripts)["figure"]["data"][0]["hovertext"] == hover


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_chart_with_no_number_is_refused_for_browsers_can_not_read_it(number):
    with pytest.raises(ValueError, match="not JSON compliant"):
        plot({"data": [{"x": [number]}], "layout": {"height": 1}}, "a")
