"""Files of texts that cannot be read."""

from etl.faults.fault import Fault
from etl.text import Text

TEXT_KIND = Fault(
    "text-kind",
    Text("这类文件读不了", "files of this kind cannot be read"),
    Text("可读：{allowed}（.doc、.wps 请另存为 .docx）", "allowed: {allowed} (save a .doc or .wps as .docx)"),
)
TEXT_EMPTY = Fault(
    "text-empty",
    Text("文件里没有文字", "there is no text in it"),
    Text("请检查是否保存完整", "check that it was saved as a whole"),
)
TEXT_ENCODING = Fault(
    "text-encoding",
    Text(
        "这里的字节既不是 UTF-8，也不是 GB 18030（GBK）的中文",
        "these bytes are neither UTF-8 nor Chinese in GB 18030 (GBK)",
    ),
    Text(
        "请在能正常显示它的程序中另存为编码 UTF-8 的文本", "save it as UTF-8 in a program that shows it well"
    ),
)
PAGE_TOO_DEEP = Fault(
    "page-too-deep",
    Text("网页的嵌套太深，读不到末尾", "the page is nested too deeply to be read to its end"),
    Text("请把正文复制到 .txt 文件", "copy its text into a .txt file"),
)
WORD_OLD = Fault(
    "word-old",
    Text("这是旧版 Word 文档（.doc）或有密码的文档", "an old Word file (.doc) or one with a password"),
    Text("请打开后去掉密码，另存为 .docx", "open it, take the password off and save it as .docx"),
)
WORD_DAMAGED = Fault(
    "word-damaged",
    Text("不是完好的 .docx 文件", "no sound .docx file"),
    Text(
        "请重新下载，或在 Word、WPS 中打开后另存为 .docx",
        "download it again, or open it in Word or WPS and save it as .docx",
    ),
)
WORD_TOO_LARGE = Fault(
    "word-too-large",
    Text("文件解压后有一部分超过 {limit} MB", "a part of it unpacks to more than {limit} MB"),
    Text("请把正文复制到 .txt 文件", "copy its text into a .txt file"),
)
PDF_DAMAGED = Fault(
    "pdf-damaged",
    Text("不是完好的 PDF 文件", "no sound PDF file"),
    Text("请重新下载", "download it again"),
)
PDF_LOCKED = Fault(
    "pdf-locked",
    Text("这个 PDF 有密码", "this PDF has a password"),
    Text("请打开后去掉密码，另存为 PDF", "open it, take the password off and save it as PDF"),
)
PDF_PICTURES = Fault(
    "pdf-pictures",
    Text(
        "第 {pages} 页只有图片，其中的数字读不到",
        "page {pages} is but a picture, and its numbers cannot be read",
    ),
    Text(
        "请先做文字识别（OCR），不含数字的封面等请删去",
        "run text recognition (OCR), or take out a page such as a cover that holds none",
    ),
)
PDF_NO_TEXT = Fault(
    "pdf-no-text",
    Text("这个 PDF 里没有文字，可能是扫描件", "there is no text in this PDF, perhaps only scanned pages"),
    Text(
        "请先做文字识别（OCR），或另找有文字的版本", "run text recognition (OCR) or find a version with text"
    ),
)
PDF_TOO_HEAVY = Fault(
    "pdf-too-heavy",
    Text("这个 PDF 过大，读不完", "this PDF is too heavy to be read"),
    Text("请按页拆分，或把文字复制到 .txt 文件", "split it by pages, or copy its text into a .txt file"),
)
