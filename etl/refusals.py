"""Why words are no quantity: the reasons an editor reads, each with the way to mend it."""

from etl.text import Text

LONGEST = 60  # characters of a quantity; more is a sentence

EMPTY = Text(
    "没有内容；请填写原文中的数量",
    "there is nothing to read: enter the quantity as the text has it",
)
TOO_LONG = Text(
    f"超过{LONGEST}个字符；只填数量本身，不填整句",
    f"longer than {LONGEST} characters: enter the quantity alone, not its sentence",
)
NO_NUMBER = Text(
    "此处应为数字；界限词、分数线和区间号后面都要有数",
    "a number is expected here: bounds, fraction bars and range marks stand before one",
)
TRAILING = Text(
    "此处起不能判读；一处只写一个数量，即界限词、数字、已知单位，区间用“—”连接",
    "cannot be read from here: write one quantity (bound, number, known unit), a range with —",
)
MALFORMED = Text(
    "数字写法不合规则；请核对原文，省略的位要写明（一万五应写作一万五千）",
    "not a well-formed numeral: compare it with the text, and name every place (一万五千, not 一万五)",
)
FRACTION = Text(
    "分数应为正整数之比，且不大于一；请核对原文",
    "a fraction is one whole number over another, above zero and at most one: compare it with the text",
)
RANK = Text("名次应为正整数；请核对原文", "a rank is a positive whole number: compare it with the text")
RANK_BOUND = Text(
    "名次不能带界限词（“第3位以上”是更好还是数更大，有歧义）；请只写名次",
    "a rank takes no bound (第3位以上 could mean better or greater): write the rank alone",
)
CONFLICT = Text(
    "界限词互相矛盾；请核对原文，只留一个",
    "the bounds contradict each other: compare them with the text and keep one",
)
RANGE_BOUND = Text(
    "区间不能再带界限词（左右、约、超等）；请核对原文，或改用单个界限",
    "a range takes no further bound (左右, 约, 超): compare it with the text, or give a single bound",
)
NO_RANGE = Text("“之间”前应有两个数；请写全区间", "之间 needs two numbers before it: write the whole range")
UNITS_DIFFER = Text(
    "区间两端单位不同；请写全两端单位",
    "the ends of the range differ in unit: write the unit of both",
)
AMBIGUOUS = Text(
    "区间下限有歧义（三到五百可指三至五百，也可指三百至五百）；请写全下限",
    "the lower end is ambiguous (三到五百: from 3 or from 300): write it in full",
)
FALLING_RANGE = Text(
    "“下降”的区间目前不能收录；请在 set_aside 里写明，或只录其中一端并写 note",
    "a range of a decrease cannot be entered yet: set it aside, or enter one end with a note",
)
DESCENDS = Text(
    "区间下限大于上限；请核对原文，写全下限",
    "the lower end exceeds the upper: compare it with the text and write the lower end in full",
)

ZHAO = Text(
    "“兆”在大陆指百万、在台湾指万亿，不能判读；请查明所指，用万、亿书写",
    "兆 is 10^6 on the mainland, 10^12 in Taiwan: find out which is meant and write it with 万 or 亿",
)
VAGUE = Text(
    "约数词（数十、几百、若干、多家）没有具体数字，不能作为数值；这样的说法目前不收录",
    "a vague word (数十, 几百, 若干, 多家) names no number: such a figure cannot be entered yet",
)
MODALITY = Text(
    "这个词说的是语气（modality），不属于数量；请移到 modality 一栏",
    "this word tells how firmly the text commits: move it to `modality`",
)

# What stands where a number, or the end, should: the first that fits explains the refusal.
TELLTALES = (
    (("兆",), ZHAO),
    (("数", "几", "若干", "多", "许多", "大量", "众多"), VAGUE),
    (
        ("力争", "争取", "确保", "必须", "务必", "预计", "预期", "有望", "计划", "目标", "完成", "已"),
        MODALITY,
    ),
)
