"""Words of the glossary."""

from etl.text import Text

TERM_SOURCE = Text("出处：{source}", "Source: {source}")
TABS = Text("图示方式", "Drawn as")
TILES_TAB = Text("方格图", "Tiles")
MAP_TAB = Text("地图", "Map")
