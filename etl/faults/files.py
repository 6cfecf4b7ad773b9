"""The file as a whole."""

from etl.faults.fault import Fault
from etl.text import Text

NO_FILE = Fault(
    "no-file",
    Text("找不到这个文件", "no such file"),
    Text("请检查路径和文件名", "check the path and the name"),
)
IS_FOLDER = Fault(
    "is-folder",
    Text("这是文件夹，不是文件", "this is a folder"),
    Text("请写出其中的文件", "name a file in it"),
)
NO_PERMISSION = Fault(
    "no-permission",
    Text("没有读取权限", "not allowed to read it"),
    Text("请检查文件权限", "check its permissions"),
)
UNOPENED = Fault(
    "unopened",
    Text("无法读取（{said}）", "cannot be read ({said})"),
    Text("请检查文件和磁盘", "check the file and the disk"),
)
TOO_LARGE = Fault(
    "too-large",
    Text("文件超过 {limit} MB", "larger than {limit} MB"),
    Text("请拆分", "split it"),
)
EMPTY = Fault(
    "empty",
    Text("文件是空的", "the file is empty"),
    Text("至少要有 sources、indicators、observations 等部分", "it needs sources, indicators, observations …"),
)
ONLY_COMMENTS = Fault(
    "only-comments",
    Text("文件里只有注释，没有数据", "the file holds comments only, no data"),
    Text("请写入数据，或换一个文件", "write the data, or name another file"),
)
NOT_UTF8 = Fault(
    "not-utf8",
    Text("这里的字节不是 UTF-8", "these bytes are not UTF-8"),
    Text(
        "请在编辑器中用“另存为”选择编码 UTF-8（不要用 GBK）",
        "save the file again with the encoding UTF-8 (not GBK)",
    ),
)
INVISIBLE = Fault(
    "invisible",
    Text("这里有看不见的字符 {code}", "an invisible character {code} stands here"),
    Text("请删除", "delete it"),
)
