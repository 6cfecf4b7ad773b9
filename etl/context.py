"""What the words around a mention suggest: whose figure it is, of when, and how firmly it is said.

Suggestions only. They spare an editor typing and never enter the catalogue by themselves.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from etl import areas
from etl.codes import Modality
from etl.mentions import Mention
from etl.running import BREAK, ENDS, Running, fold


class Suggestion(NamedTuple):
    """What the context suggests; None where it suggests nothing."""

    region: str | None  # code of an area, or id of a declared place
    period: str | None  # TIME_PERIOD
    modality: Modality | None


_FIRMNESS: Mapping[Modality, str] = {
    Modality.ASPIRE: "力争|争取|努力实现|奋力",
    Modality.COMMIT: "确保|必须|务必|不得|严格控制",
    Modality.EXPECT: "预计|有望|预期",
    Modality.PLAN: "计划|目标|(?<!模)拟|(?<!即)将|(?<![主重需必纲只])要(?![素求点闻])|规划",
    Modality.DONE: "已|完成|累计|建成|获批|入选|荣获|被评|分别为",
}
_SAYS = re.compile("|".join(f"(?P<{modality}>{words})" for modality, words in _FIRMNESS.items()))
# 预计 covers only the item it stands beside; the others may reach over the clauses that follow.
_FAR = (Modality.ASPIRE, Modality.COMMIT, Modality.PLAN)
_CLAUSE_ENDS = ",、;:。!?" + BREAK

_YEAR = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})年(?:(?P<month>1[0-2]|0?[1-9])月)?|(?P<relative>去年|上年|今年|本年|明年|前年)"
)
_SHIFT = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "前年": -2}
_PLAN_ENDS = re.compile("“?十([二三四五六])五”?(?:期?末|期间末|规划末)?")
_OWN = re.compile("我省|全省|省内|我市|全市|我区|全区|我县|全县")
_NATION = re.compile(f"(?:^|[,;:。、{BREAK}])(?:全国|我国)(?![最第首前同平人])")
# A text has one subject if it names it more often than all other regions together, and not in passing.
_ONE, _IN_PASSING = 0.5, 2
_LONGEST_HEADING = 30
_DATED = re.compile("20[0-9]{2}年|十[二三四五六]五")
# What stands below such a heading is planned, whatever its verbs: 主要目标, 2026年重点工作.
_AHEAD = re.compile("目标|任务|重点|安排|打算|建议|展望")
_REACH = 1000  # characters to look back at the most
# Short names of prefectures that are words, or parts of words: 重大理论, 日照时数.
_WORDS = frozenset({"大理", "东方", "长治", "日照", "安康", "中山", "大同", "和田", "通化", "平凉"})


class Named(NamedTuple):
    """A region that stands at a place of the running text."""

    at: int
    region: str


@dataclass(frozen=True)
class Setting:
    """A text with what is known of it: the regions it can speak of, the year it was written in."""

    running: Running
    named: tuple[Named, ...]  # the regions that stand in the text, in order
    written_in: int | None  # year
    subject: str | None  # region the text as a whole speaks of
    headings: tuple[tuple[int, str], ...]  # where lines stand that are but a region's name, and that region
    sections: tuple[tuple[int, str], ...]  # where headings stand that name a year, and their words


def setting(running: Running, places: Mapping[str, str], written_in: int | None) -> Setting:
    """The setting of a text. `places` are the declared places: names → ids."""
    names = {**_areas(), **{fold(name): place for name, place in places.items()}}
    title = next((fold(line) for line in running.lines if line.strip()), "")
    year = written_in or _year_of(title) or _usual_year(running.text)
    named = tuple(_named(running.text, names))
    subject = _subject(title, named, names)
    return Setting(running, named, year, subject, tuple(_headings(running, names)), tuple(_sections(running)))


def _subject(title: str, named: Sequence[Named], names: Mapping[str, str]) -> str | None:
    """The region of the title, or the one that is named more often than all others together."""
    titled = {found.region for found in _named(title, names)}
    if len(titled) == 1:
        return titled.pop()
    found = Counter(each.region for each in named)
    region, times = found.most_common(1)[0] if found else (None, 0)
    return region if times > max(_ONE * found.total(), _IN_PASSING) else None


def _headings(running: Running, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for number, line in _short(running):
        words = fold(line).strip("【】[]■▲")
        if words in names:
            yield running.of_line(number)[0], names[words]


def _sections(running: Running) -> Iterator[tuple[int, str]]:
    for number, line in _short(running):
        words = fold(line)
        if len(words) <= _LONGEST_HEADING and not words.endswith(tuple(ENDS)) and _DATED.search(words):
            yield running.of_line(number)[0], words


def _short(running: Running) -> Iterator[tuple[int, str]]:
    """The lines that may be headings, white space included, with their numbers: few of a report are."""
    lines = enumerate(running.lines, start=1)
    return ((number, line) for number, line in lines if len(line) <= 2 * _LONGEST_HEADING)


def _year_of(words: str) -> int | None:
    years = re.findall("(20[0-9]{2})年", words)
    return int(years[-1]) if years else None


def suggest(mention: Mention, within: Setting) -> Suggestion:
    """What the words before the mention suggest, nearest first; in its sentence, or else in its line."""
    text = within.running.text
    start, _ = within.running.sentence(mention.start)
    line_start, _ = within.running.of_line(mention.line)
    start = max(start, mention.start - _REACH)
    line_start = max(min(line_start, start), mention.start - _REACH)
    sentence, line = text[start : mention.start], text[line_start : mention.start]
    headed, dated = _last(within.headings, mention.start), _last(within.sections, mention.start)
    ahead = dated is not None and _AHEAD.search(dated) is not None
    period = (
        _period(text[start : mention.end], within)
        or _period(line, within)
        or (_period(dated, within) if dated else None)
    )
    return Suggestion(
        _region(start, mention.start, within)
        or _region(line_start, mention.start, within)
        or headed
        or within.subject,
        period,
        _said(_modality(sentence), ahead) or _by_time(period, within.written_in),
    )


@cache
def _areas() -> Mapping[str, str]:
    """Provinces and prefectures by full and short name, counties by full name: their short names are words."""
    named: dict[str, str] = {}
    for area in areas.areas().values():
        if area.code == areas.NATION:  # said in many ways, see _NATION
            continue
        usual = (area.name_zh,) if area.level == "county" else (area.name_zh, area.short_zh)
        for name in usual:
            if len(name) > (2 if area.level == "county" else 1) and name not in _WORDS:
                named.setdefault(fold(name), area.code)
    return named


def _named(text: str, names: Mapping[str, str]) -> Iterator[Named]:
    """The regions whose names stand in a text; the longest of the names that begin at one place."""
    initials, at = _initials(frozenset(names)), 0
    while at < len(text):
        lengths = initials.get(text[at], ())
        name = next((text[at : at + length] for length in lengths if text[at : at + length] in names), "")
        if name:
            yield Named(at, names[name])
        at += len(name) or 1


@cache
def _initials(names: frozenset[str]) -> Mapping[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[0], set()).add(len(name))
    return {initial: tuple(sorted(found, reverse=True)) for initial, found in lengths.items()}


def _last(headings: Sequence[tuple[int, str]], at: int) -> str | None:
    """What the last heading above says."""
    return next((said for start, said in reversed(headings) if start <= at), None)


def _region(start: int, end: int, within: Setting) -> str | None:
    """The region named last between two places, or the one meant by 全省 or 全国."""
    following = bisect_left(within.named, (end,))
    last = within.named[following - 1] if following else Named(-1, "")
    found = [last] if last.at >= start else []
    words = within.running.text[start:end]
    for pattern, meant in ((_OWN, within.subject), (_NATION, areas.NATION)):
        found += [Named(start + match.start(), meant or "") for match in pattern.finditer(words)]
    return max(found).region or None if found else None


def _period(words: str, within: Setting) -> str | None:
    """The last date or 今年, 去年 in the words; a five-year plan by its last year."""
    found: tuple[int, str] | None = None
    for match in _YEAR.finditer(words):
        year = int(match["year"]) if match["year"] else _relative(match["relative"], within)
        if year is not None:
            month = f"-{int(match['month']):02d}" if match["month"] else ""
            found = match.start(), f"{year}{month}"
    for match in _PLAN_ENDS.finditer(words):
        if found is None or match.start() > found[0]:
            last = 2000 + 5 * ("二三四五六".index(match[1]) + 3)
            found = match.start(), f"{last - 4}-01-01/P5Y"
    return found[1] if found else None


def _relative(word: str, within: Setting) -> int | None:
    return within.written_in + _SHIFT[word] if within.written_in is not None else None


def _usual_year(text: str) -> int | None:
    """The year a text speaks of most; None if it names none."""
    years = Counter(re.findall("(20[0-9]{2})年", text))
    return int(years.most_common(1)[0][0]) if years else None


def _said(modality: Modality | None, ahead: bool) -> Modality | None:
    return Modality.PLAN if ahead and modality in (None, Modality.DONE) else modality


def _by_time(period: str | None, written_in: int | None) -> Modality | None:
    """Of a year that is over only results can be told, of one to come only plans."""
    if period is None or written_in is None or "/" in period:
        return None
    ahead = int(period[:4]) - written_in
    return Modality.DONE if ahead < 0 else Modality.PLAN if ahead > 0 else None


def _modality(sentence: str) -> Modality | None:
    clause = re.split(f"[{re.escape(_CLAUSE_ENDS)}]", sentence)[-1]
    near = [Modality(match.lastgroup) for match in _SAYS.finditer(clause) if match.lastgroup]
    if near:
        return min(near, key=list(_FIRMNESS).index)
    far = [Modality(match.lastgroup) for match in _SAYS.finditer(sentence) if match.lastgroup]
    return next((modality for modality in reversed(far) if modality in _FAR), None)
