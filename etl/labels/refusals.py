"""Words for requests that no page of this site and no reader sends: one line, whatever was asked."""

from etl.text import Text

REFUSED = {
    400: Text("请求不合规，不予受理。", "The request is malformed."),
    404: Text("没有这个地址。", "There is nothing at this address."),
    405: Text("该地址不接受这种请求方法。", "This address does not take that method."),
    413: Text("请求正文过大。", "The body of the request is too large."),
    414: Text("地址过长。", "The address is too long."),
}
REFUSED_OTHERWISE = Text("请求无法受理。", "The request cannot be answered.")
BAD_ADDRESS_SETTING = Text(
    "INDICATORS_ADDRESS 应为本站的公开网址，形如 https://indicators.example.cn（不含路径），现为 {address}。",
    "INDICATORS_ADDRESS is to be the public address of the site, such as https://indicators.example.cn (without a "
    "path); it is {address}.",
)
