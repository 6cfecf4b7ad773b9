"""Words of editions: texts that were read together and can be looked at on their own."""

from etl.text import Text

EDITIONS_OF_TEXTS = Text("资料", "Texts")
ALL_TEXTS = Text("全部", "All")
EDITIONS_HINT = Text(
    "每一组文本可以单独看：网址、图表和下载都只含这一组。",
    "Each group of texts can be looked at on its own: addresses, charts and files then hold only that.",
)
EDITION_HOLDS = Text("{sources} 篇文本 · {figures}", "{sources} texts · {figures}")
OF_EDITION = Text("{name}（{edition}）", "{name} ({edition})")
ONLY_EDITION = Text("只含资料《{edition}》　·　", "Texts of “{edition}” only · ")
