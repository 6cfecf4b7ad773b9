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
IS_LINK = Fault(
    "is-link",
    Text("这是符号链接，不是文件", "this is a symbolic link, not a file"),
    Text(
        "请放入文件本身（所在的文件夹可以是链接）",
        "put the file itself there (its folder may be a link)",
    ),
)
IS_DEVICE = Fault(
    "is-device",
    Text("这是管道、套接字或设备，不是文件", "this is a pipe, a socket or a device, not a file"),
    Text("请换成普通文件", "put a plain file there"),
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
LONG_LINE = Fault(
    "long-line",
    Text("这一行超过 {limit} 字节", "this line is longer than {limit} bytes"),
    Text("请分行写", "break it into lines"),
)
TOO_MANY_PROBLEMS = Fault(
    "too-many-problems",
    Text(
        "已有 {limit} 处错误，其余没有再查",
        "there are {limit} errors by now, and no more were looked for",
    ),
    Text("请先改正这些，再查一次", "mend these, then check again"),
)
READING_CRASHED = Fault(
    "reading-crashed",
    Text("读这个文件的程序异常中止", "the program that reads this file broke down"),
    Text(
        "请检查最近的改动；改不好时把文件发给维护者",
        "look at what was changed last; if that does not help, send the file to the maintainers",
    ),
)
READING_TOO_SLOW = Fault(
    "reading-too-slow",
    Text("{seconds} 秒内没有读完", "not read within {seconds} seconds"),
    Text("请拆分，或检查是否有异常的内容", "split it, or look for what does not belong there"),
)
READING_TOO_LARGE = Fault(
    "reading-too-large",
    Text("读这个文件需要的内存超过 {limit} MB", "reading this file takes more than {limit} MB of memory"),
    Text("请拆分，或检查是否有异常的内容", "split it, or look for what does not belong there"),
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
NOT_PART = Fault(
    "not-part",
    Text(
        "这里应是一个数据文件的相对路径，如 data/2026/330000.yaml",
        "the path of a data file from here belongs here, such as data/2026/330000.yaml",
    ),
    Text("请用 / 分隔，以 .yaml 结尾", "write it with /, ending in .yaml"),
)
PART_NOT_THERE = Fault(
    "part-not-there",
    Text("没有“{name}”这个文件", 'there is no file "{name}"'),
    Text(
        "路径从写这一行的文件所在的文件夹算起，请检查",
        "it is looked for from the folder of the file that names it",
    ),
)
PART_TWICE = Fault(
    "part-twice",
    Text("文件“{name}”已经列过", 'the file "{name}" is listed already'),
    Text("请只列一次", "list it once"),
)
PART_ASTRAY = Fault(
    "part-astray",
    Text(
        "列出这个文件的是“{name}”，这里没有写明",
        'it is "{name}" that lists this file, and this is not said here',
    ),
    Text("请在文件开头写 part_of: {name}", "write part_of: {name} at its beginning"),
)
NOT_CENTRAL = Fault(
    "not-central",
    Text(
        "“{name}”只写在主文件中，各数据文件共用", '"{name}" stands in the main file only, for all data files'
    ),
    Text("请移到主文件", "move it to the main file"),
)
DECLARED_TWICE = Fault(
    "declared-twice",
    Text("“{name}”已在 {file} 中声明", '"{name}" is declared in {file} already'),
    Text("请换一个编号，或删去一处", "choose another id, or delete one of them"),
)
FOREIGN_SOURCE = Fault(
    "foreign-source",
    Text("来源“{name}”在另一个文件 {file} 中声明", 'the source "{name}" is declared in another file, {file}'),
    Text("请把这条写到那个文件里", "write this there"),
)
