"""What SDMX files mean, as an SDMX-ML 3.0 structure message: code lists, concepts, data structure, dataflow."""

from collections.abc import Iterable, Mapping

from lxml import etree

from etl.cells import visible
from etl.exchange import sdmx
from etl.exchange.fields import Field, Kind
from etl.exchange.listed import Code, code_lists
from etl.labels import (
    SDMX_COLUMN,
    SDMX_CONCEPTS,
    SDMX_LIST,
    SDMX_NOTE,
    SDMX_STRUCTURE,
    SDMX_STRUCTURE_NOTE,
)  # fmt: skip
from etl.tables import Tables
from etl.text import LANGUAGES, Text

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_MES, _STR, _COM = (f"{{{_SCHEMAS}/{name}}}" for name in ("message", "structure", "common"))
_PREFIXES = {"mes": _MES[1:-1], "str": _STR[1:-1], "com": _COM[1:-1]}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS = "CS_OBSERVATIONS"
# A message tells the version of its data, not when it was made: equal data, equal bytes.
_PREPARED = "1980-01-01T00:00:00Z"
_TEXT_TYPES: Mapping[Kind, str] = {
    "text": "String",
    "code": "String",
    "number": "Decimal",
    "integer": "Integer",
    "date": "GregorianDay",
    "flag": "Boolean",
}


def structure(tables: Tables) -> str:
    """The structure of `etl.exchange.sdmx.text` with all codes that the data of `tables` use.

    Names are in Chinese and English; what an indicator measures, and where a source is from, is annotated.
    """
    message = etree.Element(f"{_MES}Structure", nsmap=_PREFIXES)
    _header(message, tables.version)
    parts = etree.SubElement(message, f"{_MES}Structures")
    lists = etree.SubElement(parts, f"{_STR}Codelists")
    for name, codes in code_lists(tables).items():
        _code_list(lists, name, codes)
    _concepts(etree.SubElement(parts, f"{_STR}ConceptSchemes"))
    _dataflow(etree.SubElement(parts, f"{_STR}Dataflows"), tables.version)
    _data_structure(etree.SubElement(parts, f"{_STR}DataStructures"))
    etree.indent(message, " ")
    written: bytes = etree.tostring(message, encoding="UTF-8", xml_declaration=True)
    return written.decode() + "\n"


def _header(message: etree._Element, version: str) -> None:
    header = etree.SubElement(message, f"{_MES}Header")
    for name, said in (("ID", version), ("Test", "false"), ("Prepared", _PREPARED)):
        _child(header, f"{_MES}{name}", said)
    etree.SubElement(header, f"{_MES}Sender", id=sdmx.AGENCY)


def _code_list(lists: etree._Element, name: str, codes: Iterable[Code]) -> None:
    partial = name == "CL_AREA"
    listed = _artefact(lists, "Codelist", name, SDMX_LIST[name], partial=partial)
    for code in codes:
        item = etree.SubElement(listed, f"{_STR}Code", id=code.id)
        _annotations(item, code.notes)
        _names(item, code.name)
        if code.parent:
            _child(item, f"{_STR}Parent", code.parent)


def _concepts(schemes: etree._Element) -> None:
    scheme = _artefact(schemes, "ConceptScheme", _CONCEPTS, SDMX_CONCEPTS)
    for field in sdmx.components():
        item = etree.SubElement(scheme, f"{_STR}Concept", id=field.code)
        note = SDMX_NOTE.get(field.code) or field.note
        _names(item, SDMX_COLUMN.get(field.code) or field.title, note)


def _dataflow(flows: etree._Element, version: str) -> None:
    flow = etree.SubElement(flows, f"{_STR}Dataflow", _identity(sdmx.DATAFLOW))
    _annotations(flow, {"VERSION": version})
    _names(flow, SDMX_STRUCTURE)
    _child(flow, f"{_STR}Structure", _urn("datastructure.DataStructure", sdmx.DATA_STRUCTURE))


def _data_structure(structures: etree._Element) -> None:
    made = _artefact(structures, "DataStructure", sdmx.DATA_STRUCTURE, SDMX_STRUCTURE, SDMX_STRUCTURE_NOTE)
    parts = etree.SubElement(made, f"{_STR}DataStructureComponents")
    dimensions, attributes, measures = (
        etree.SubElement(parts, f"{_STR}{name}List") for name in ("Dimension", "Attribute", "Measure")
    )
    for position, field in enumerate(sdmx.components(), 1):
        if field.code == "TIME_PERIOD":
            _component(dimensions, "TimeDimension", field, text_type="ObservationalTimePeriod")
        elif field.code in sdmx.DIMENSIONS:
            _component(dimensions, "Dimension", field, position=str(position))
        elif field.code == sdmx.MEASURE:
            _component(measures, "Measure", field)
        else:
            usage = "mandatory" if field.code in sdmx.MANDATORY else "optional"
            attribute = _component(attributes, "Attribute", field, usage=usage)
            related = etree.SubElement(attribute, f"{_STR}AttributeRelationship")
            etree.SubElement(related, f"{_STR}Observation")


def _component(
    parts: etree._Element, tag: str, field: Field, text_type: str = "", **attributes: str
) -> etree._Element:
    made = etree.SubElement(parts, f"{_STR}{tag}", attributes, id=field.code)
    concept = _urn("conceptscheme.Concept", _CONCEPTS)
    _child(made, f"{_STR}ConceptIdentity", f"{concept}.{field.code}")
    represented = etree.SubElement(made, f"{_STR}LocalRepresentation")
    if field.listed_in:
        _child(represented, f"{_STR}Enumeration", _urn("codelist.Codelist", field.listed_in))
    else:
        etree.SubElement(represented, f"{_STR}TextFormat", textType=text_type or _TEXT_TYPES[field.kind])
    return made


def _artefact(
    parts: etree._Element, tag: str, name: str, words: Text, note: Text | None = None, partial: bool = False
) -> etree._Element:
    made = etree.SubElement(parts, f"{_STR}{tag}", _identity(name))
    if partial:
        made.set("isPartial", "true")
    _names(made, words, note)
    return made


def _identity(name: str) -> dict[str, str]:
    return {"id": name, "agencyID": sdmx.AGENCY, "version": sdmx.ARTEFACT_VERSION}


def _urn(kind: str, name: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={sdmx.AGENCY}:{name}({sdmx.ARTEFACT_VERSION})"


def _annotations(item: etree._Element, notes: Mapping[str, Text | str]) -> None:
    if not notes:
        return
    listed = etree.SubElement(item, f"{_COM}Annotations")
    for name, said in notes.items():
        note = etree.SubElement(listed, f"{_COM}Annotation", id=name)
        if isinstance(said, str):
            _child(note, f"{_COM}AnnotationTitle", said)
        _child(note, f"{_COM}AnnotationType", name)
        if isinstance(said, Text):
            _texts(note, "AnnotationText", said)


def _names(item: etree._Element, words: Text, note: Text | None = None) -> None:
    _texts(item, "Name", words)
    if note:
        _texts(item, "Description", note)


def _texts(item: etree._Element, tag: str, words: Text) -> None:
    for language in LANGUAGES:
        _child(item, f"{_COM}{tag}", words.in_(language)).set(_LANG, language)


def _child(item: etree._Element, tag: str, said: str) -> etree._Element:
    child = etree.SubElement(item, tag)
    child.text = visible(said)
    return child
