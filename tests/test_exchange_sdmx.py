"""SDMX: what official schemas and another implementation make of the structure and the data."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import exchanged
import invented
import pytest
from lxml import etree
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.io.pd import PandasDataset
from pysdmx.model import Codelist, Components
from pysdmx.model.message import Message

from etl.exchange import sdmx, structure
from etl.labels import SDMX_LIST
from etl.queries import Filters
from etl.tables import Tables

IDS = re.compile(r"[A-Za-z0-9_@$\-]+")  # what SDMX lets an id be made of
XML = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = {"com": "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, tables: Tables) -> Path:
    """The structure and the data as two files."""
    path = tmp_path_factory.mktemp("sdmx")
    (path / "structure.xml").write_text(structure.structure(tables), encoding="utf-8")
    (path / "observations.csv").write_text(sdmx.data(tables), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def message(folder: Path) -> Message:
    """The structure, valid by the official schema."""
    return read_sdmx(folder / "structure.xml", validate=True)


@pytest.fixture(scope="module")
def components(message: Message) -> Components:
    (defined,) = message.get_data_structure_definitions()
    return defined.components


@pytest.fixture(scope="module")
def data(folder: Path) -> PandasDataset:
    """The data, bound to the structure they name."""
    (loaded,) = get_datasets(folder / "observations.csv", folder / "structure.xml")
    return loaded


@pytest.fixture(scope="module")
def lines(folder: Path) -> list[dict[str, str]]:
    return exchanged.lines((folder / "observations.csv").read_text("utf-8"))


def test_the_columns_are_those_of_the_structure(components, lines):
    assert [*lines[0]] == ["STRUCTURE", "STRUCTURE_ID", "ACTION", *sdmx_order(components)]
    assert {line["STRUCTURE_ID"] for line in lines} == {"REGIONAL_INDICATORS:OBSERVATIONS(1.0)"}
    assert {(line["STRUCTURE"], line["ACTION"]) for line in lines} == {("dataflow", "I")}


def sdmx_order(components: Components) -> list[str]:
    """Dimensions, measures, attributes."""
    parts = (components.dimensions, components.measures, components.attributes)
    return [component.id for part in parts for component in part]


def test_every_observation_is_there_once(data, components, tables):
    keys = [component.id for component in components.dimensions]
    assert keys == ["REF_AREA", "INDICATOR", "MEASURE_ROLE", "SOURCE", "LINE", "TIME_PERIOD"]
    assert len(data.data) == len(tables.observations)
    assert not data.data.duplicated(keys).any()


def test_every_code_is_in_its_list(components, lines):
    coded = {component.id: component.local_codes for component in components if component.local_codes}
    assert {"REF_AREA", "INDICATOR", "SOURCE", "COMPARATOR", "UNIT_MEASURE", "MODALITY"} <= set(coded)
    for name, listed in coded.items():
        assert {line[name] for line in lines} - {""} <= {code.id for code in listed}, name


def test_a_bound_cannot_be_left_out(components, lines, message):
    assert components["COMPARATOR"].required
    assert all(line["COMPARATOR"] for line in lines)
    (defined,) = message.get_data_structure_definitions()
    assert "COMPARATOR" in defined.description


@pytest.mark.parametrize("name", sdmx.MANDATORY)
def test_what_is_mandatory_is_never_missing(name, components, lines):
    assert components[name].required
    assert all(line[name] for line in lines)


def test_values_are_in_base_unit_with_every_digit(lines, tables):
    assert {line["UNIT_MULT"] for line in lines} == {"0"}
    values = dict(zip(tables.observations["obs_id"], tables.observations["obs_value_exact"], strict=True))
    assert {line["OBS_ID"]: line["OBS_VALUE"] for line in lines} == values
    for line in lines:
        if line["QUOTED_VALUE"]:
            quoted = Decimal(line["QUOTED_VALUE"]).scaleb(int(line["QUOTED_MULT"]))
            assert quoted == Decimal(line["OBS_VALUE"])


@pytest.fixture(scope="module")
def tree(folder: Path) -> etree._ElementTree:
    return etree.parse(folder / "structure.xml")


def test_every_name_is_in_both_languages(tree):
    for named in tree.iterfind(".//com:Name/..", NAMES):
        languages = [name.get(XML) for name in named.iterfind("com:Name", NAMES)]
        assert languages == ["zh", "en"], named.get("id")


def test_ids_obey_the_rules(tree):
    ids = [item.get("id") for item in tree.iter() if item.get("id")]
    assert [each for each in ids if not IDS.fullmatch(each)] == []


def test_every_code_list_has_a_name_and_every_name_a_list(message):
    assert {listed.id for listed in message.get_codelists()} == {*SDMX_LIST}


def test_areas_lead_up_to_the_nation(tree):
    areas = {
        code.get("id"): code.findtext("{*}Parent")
        for code in tree.find(".//{*}Codelist[@id='CL_AREA']").iter("{*}Code")
    }
    assert areas["CN330000"] == "CN000000"
    assert areas.pop("CN000000") is None
    assert {*areas.values()} <= {*areas, "CN000000"}


@pytest.mark.parametrize(
    ("region", "area"),
    [
        pytest.param("330000", "CN330000", id="an area"),
        pytest.param("000000", "CN000000", id="the nation"),
        pytest.param("cn-valley", "cn-valley", id="a place"),
    ],
)
def test_the_id_of_an_area_leads_back_to_its_code(region, area):
    assert sdmx.area_id(region) == area
    assert sdmx.area_code(area) == region


def test_an_indicator_says_what_it_measures(message, tables):
    listed: Codelist = next(each for each in message.get_codelists() if each.id == "CL_INDICATOR")
    gdp = next(code for code in listed if code.id == "gdp")
    notes = {note.id: note for note in gdp.annotations}
    row = tables.indicators.set_index("indicator").loc["gdp"]
    assert notes["UNIT_MEASURE"].title == "CNY"
    assert notes["NUMERATOR"].text == row["numerator_en"]


def test_filters_narrow_the_rows(tables):
    found = exchanged.lines(sdmx.data(tables, Filters(regions=("330000",), roles=("T",))))
    assert found
    assert {(line["REF_AREA"], line["MEASURE_ROLE"]) for line in found} == {("CN330000", "T")}


def test_without_observations_head_and_structure_remain(tmp_path):
    empty = invented.without_figures(invented.tables(tmp_path))
    assert sdmx.data(empty).startswith("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,")
    assert sdmx.data(empty).count("\n") == 1
    path = tmp_path / "structure.xml"
    path.write_text(structure.structure(empty), encoding="utf-8")
    assert read_sdmx(path, validate=True).get_dataflows()


def test_no_control_character_gets_into_the_structure(tmp_path):
    small = invented.tables(tmp_path)
    titled = replace(small, sources=small.sources.assign(title_zh="a\x00b<&>"))
    assert "a\ufffdb&lt;&amp;&gt;" in structure.structure(titled)
    assert etree.fromstring(structure.structure(titled).encode()) is not None
