"""Colours and type of the charts. The style sheet has the same ones."""

from etl.text import Language

_CHINESE = (
    '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",'
    '"Source Han Sans SC","WenQuanYi Micro Hei"'
)
# In English Latin faces come first: Chinese ones set quotation marks and middle dots as wide as a character.
FONT: dict[Language, str] = {
    "zh": f"-apple-system,{_CHINESE},sans-serif",
    "en": f'-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",Arial,{_CHINESE},sans-serif',
}

INK = "#1B2430"
MUTED = "#5C5F66"
RULE = "#C9D0D8"
TRACK = "#F1F3F6"
PAPER = "#FFFFFF"

RESULT = "#1B4F9C"
RESULT_LIGHT = "#C6DDF2"
TARGET = "#E69F00"
TARGET_LIGHT = "#F9E2B3"
TARGET_EDGE = "#8A5A00"
BASE = "#5C5F66"
BASE_LIGHT = "#DADCE0"
