"""Words of the map."""

from etl.text import Text

SOUTH_CHINA_SEA = Text("南海诸岛", "South China Sea Islands")
MAP_TITLE = Text("{shown}（地图，示意）", "{shown} (schematic map)")
MAP_LABEL = Text(
    "{shown}：34 个省级行政区的示意地图，其中 {figures} 个有数据；下方表格内容相同。",
    "{shown}: a schematic map of the 34 divisions, {figures} of them with data; the table below says the same.",
)
MAP_LEADS = Text("点击查看该地区", "click to see the region")
MAP_VALUE = Text("数据", "Figure")
MAP_SCHEMATIC = Text(
    "示意图：界线经过简化，小岛以点表示，不作为划界依据。",
    "Schematic: lines are simplified, islets are shown as dots; no ground for any delimitation.",
)
MAP_PROJECTION = Text(
    "等积投影（阿尔伯斯圆锥，标准纬线 25° 和 47°，中央经线 105°）；南海诸岛另图，比例尺不同。",
    "Equal-area projection (Albers conic, standard parallels 25° and 47°, centre 105° E); the South China Sea "
    "Islands are in a frame of another scale.",
)
MAP_SOURCE = Text(
    "边界数据：软件包 {release}（MIT 许可）所附的省级边界，该软件包没有注明数据出处。",
    "Boundaries: those of provinces in the package {release} (MIT licence), which does not state where they are from.",
)
MAP_APPROVED = Text("审图号：{approval}。", "Map approval number: {approval}.")
MAP_NOT_APPROVED = Text(
    "数据没有注明审图号；公开使用前须依法送审。",
    "No approval number is stated for the data; a map must be approved before it is published in China.",
)
