"""Words for those who operate the server."""

from etl.text import Text

NO_RELEASES_DIR = Text(
    "请用环境变量 RELEASES_DIR 指明发布目录（indicators publish 写入的那个）。",
    "Set RELEASES_DIR to the folder of releases, the one that `indicators publish` writes into.",
)
NO_FOLDER = Text(
    "{name} 指的 {path} 不是文件夹，或者读不了。",
    "{name} names {path}, which is no folder or cannot be read.",
)
