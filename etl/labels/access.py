"""Words of who may read, and of why a deployed app does not start."""

from etl.text import Text

# To readers who are turned away.
ACCESS_REFUSED = Text(
    "没有查看权限。本系统只供指定人员查看；如需查看，请联系系统管理员。",
    "You may not view this. The site is for named people; ask its administrator if you should be one of them.",
)
ACCESS_NAMELESS = Text(
    "没有收到登录信息。请从单位的统一入口打开本系统。",
    "No sign-in reached this site. Open it through your organisation's own entrance.",
)
ACCESS_SIGN_IN_FIRST = Text("请先登录，再重新打开页面。", "Sign in first, then open the page again.")
ACCESS_SIGN_IN_FAILED = Text(
    "登录没有完成。请重新登录；仍然不成，请联系系统管理员。",
    "The sign-in was not completed. Sign in again; if that fails too, ask the administrator.",
)
ACCESS_PROVIDER_DOWN = Text(
    "统一登录服务暂时连不上，请稍后再试。数据没有受影响。",
    "The sign-in service cannot be reached at the moment. Try again later; the data are not affected.",
)
ACCESS_PROVIDER_ASTRAY = Text(
    "统一登录服务的答复不合规范，没有采用。请联系系统管理员。",
    "The sign-in service gave an answer that cannot be trusted; it was not used. Tell the administrator.",
)
ACCESS_SIGNED_OUT = Text("已退出登录。", "You are signed out.")
ACCESS_SIGN_IN = Text("登录", "Sign in")

# To whoever starts the app.
UNSAFE_START = Text("没有启动：{reasons}", "not started: {reasons}")
UNSAFE_SWITCH = Text(
    "环境变量 {name} 会打开调试或附加功能；请去掉它",
    "the variable {name} switches on debugging or extra services; remove it",
)
UNSAFE_TRUST = Text(
    "环境变量 {name} 让任何人的请求头都算数；请写明反向代理的地址，或去掉它",
    "the variable {name} lets anybody's headers count; name the reverse proxy's address or remove it",
)
UNSAFE_ARGUMENTS = Text(
    "GUNICORN_CMD_ARGS 里的 {option} 会放宽请求的核对或打开调试；请去掉它",
    "{option} in GUNICORN_CMD_ARGS loosens the checks of requests or switches on debugging; remove it",
)
UNSAFE_UNKNOWN = Text(
    "没有名为 {name} 的设置（最接近：{nearest}）；请改正或去掉它",
    "there is no setting {name} (nearest: {nearest}); correct or remove it",
)
UNSAFE_DASH = Text(
    "dash {version} 有已知漏洞；请装 {least} 或更新的版本",
    "dash {version} has a known weakness; install {least} or newer",
)
UNSAFE_ACCESS = Text(
    "INDICATORS_ACCESS 写的是“{given}”；只能是 none、proxy、oidc",
    'INDICATORS_ACCESS is "{given}"; it must be none, proxy or oidc',
)
UNSAFE_LEFT_OPEN = Text(
    "设了 {name}，但 INDICATORS_ACCESS 是 {mode}，它不起作用；请改 INDICATORS_ACCESS，或去掉它",
    "{name} is set, but means nothing while INDICATORS_ACCESS is {mode}; change INDICATORS_ACCESS or remove it",
)
UNSAFE_MISSING = Text("缺少 {name}", "{name} is missing")
UNSAFE_TWICE = Text("{name} 和 {name}_FILE 只能设一个", "set {name} or {name}_FILE, not both")
UNSAFE_UNREAD = Text("{name} 所指的文件读不出", "the file that {name} names cannot be read")
UNSAFE_HEADER = Text(
    "{name} 写的是“{given}”；应为专用的请求头名，如 X-Forwarded-User，只含字母、数字和连字符",
    '{name} is "{given}"; it must be a header of its own, such as X-Forwarded-User: letters, digits and hyphens',
)
UNSAFE_PEER = Text(
    "INDICATORS_ACCESS_PEERS 里的“{given}”不是地址、网段或 unix",
    '"{given}" in INDICATORS_ACCESS_PEERS is no address, no network and not unix',
)
UNSAFE_WIDE = Text(
    "INDICATORS_ACCESS_PEERS 里的“{given}”太宽，等于谁都可信；请只写反向代理的地址",
    '"{given}" in INDICATORS_ACCESS_PEERS is so wide that anybody is trusted; name the reverse proxy only',
)
UNSAFE_SECRET = Text(
    "{name} 是占位或太短、太有规律的密钥；请用 python -c 'import secrets; print(secrets.token_urlsafe(48))' 另做一个",
    "{name} is a placeholder, too short or too regular; make one with\n"
    "python -c 'import secrets; print(secrets.token_urlsafe(48))'",
)
UNSAFE_SHARED_SECRET = Text(
    "INDICATORS_SESSION_SECRET 和 INDICATORS_OIDC_CLIENT_SECRET 不能相同",
    "INDICATORS_SESSION_SECRET and INDICATORS_OIDC_CLIENT_SECRET must differ",
)
UNSAFE_ADDRESS = Text(
    "{name} 写的是“{given}”；应为 https:// 开头的完整地址，不带参数",
    '{name} is "{given}"; it must be a whole https:// address without parameters',
)
UNSAFE_MINUTES = Text(
    "INDICATORS_SESSION_MINUTES 写的是“{given}”；应为 {least} 到 {most} 的整数",
    'INDICATORS_SESSION_MINUTES is "{given}"; it must be a whole number from {least} to {most}',
)
UNSAFE_NO_LIBRARY = Text(
    "统一登录要用的 authlib 和 requests 没有装；请按 requirements-oidc.txt 安装",
    "sign-in needs authlib and requests, which are not installed; install requirements-oidc.txt",
)
