"""The floor of a page: files from nginx, with what our charts show and nothing else.

`charts.html` draws the ranking of a year with the bundle of plotly that ours has, and has all years in it to choose
from; `drawn.html` is the picture of one year as SVG. Both are compressed as well as can be, and kept by browsers.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from app.static import BEST, Static, encoded

YEAR = "2024"
CONFIGURATION = """
daemon off; master_process off; pid nginx-PORT.pid; error_log error.log;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path other; fastcgi_temp_path other; uwsgi_temp_path other;
  scgi_temp_path other;
  types { text/html html; text/javascript js; }
  server {
    listen 127.0.0.1:PORT;
    root .; index index.html;
    location / { add_header Content-Encoding br; }
    location ~ js$ { add_header Content-Encoding br; add_header Cache-Control "max-age=31536000, immutable"; }
  }
}
"""
HEAD = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>地区生产总值</title>'
CHARTS = """<h1>地区生产总值</h1><select id="year">{options}</select>
<div id="ranking" style="height:800px"></div><table>{rows}</table><script src="plotly.js"></script><script>
const years = {years};
const draw = (year) => Plotly.react('ranking', [
  {{type: 'bar', orientation: 'h', x: years[year].values, y: years[year].regions}},
  {{mode: 'markers', x: years[year].aims, y: years[year].aiming,
    marker: {{symbol: 'line-ns', size: 16, line: {{width: 3}}}}}},
], {{margin: {{l: 80}}}});
document.getElementById('year').onchange = (event) => draw(event.target.value);
draw('{year}');
</script></html>"""

Year = Mapping[str, Sequence[str | float]]


def written(rows: Path, folder: Path) -> Path:
    """Write both pages and the configuration of nginx, from the rows that peers have; the configuration."""
    years = _years(rows)
    bundle = next(file for name, file in Static().files.items() if name.startswith("plotly."))
    chosen = {
        "rows": _table(years[YEAR]),
        "options": _options(years),
        "years": json.dumps(years, ensure_ascii=False),
    }
    pages = {"charts.html": HEAD + CHARTS.format(**chosen, year=YEAR), "drawn.html": HEAD + _svg(years[YEAR])}
    for name, page in {"index.html": pages["drawn.html"], **pages}.items():
        (folder / name).write_bytes(encoded(page.encode(), "br", BEST))
    (folder / "plotly.js").write_bytes(encoded(bundle.content, "br", BEST))
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION)
    return configuration


def command(configuration: Path) -> Sequence[str]:
    """What starts nginx; the port is not known before."""
    folder = configuration.parent
    start = f"sed s/PORT/{{port}}/ {configuration} > {folder}/{{port}}.conf && "
    return "sh", "-c", f"{start}exec nginx -p {folder} -c {folder}/{{port}}.conf -e {folder}/error.log"


def _years(rows: Path) -> Mapping[str, Year]:
    found: dict[str, dict[str, list[str | float]]] = {}
    with rows.open(encoding="utf-8", newline="") as lines:
        for row in sorted(csv.DictReader(lines), key=lambda row: float(row["value"])):
            year = found.setdefault(row["year"], {"regions": [], "values": [], "aiming": [], "aims": []})
            where, what = ("regions", "values") if row["role"] == "A" else ("aiming", "aims")
            year[where].append(row["region"])
            year[what].append(float(row["value"]))
    return found


def _options(years: Iterable[str]) -> str:
    ordered = sorted(years, reverse=True)
    return "".join(f"<option{' selected' if year == YEAR else ''}>{year}</option>" for year in ordered)


def _table(year: Year) -> str:
    pairs = zip(year["regions"], year["values"], strict=True)
    return "".join(f"<tr><td>{escape(str(region))}<td>{value}" for region, value in pairs)


def _svg(year: Year) -> str:
    widest = max(float(value) for value in year["values"])
    bars = "".join(
        f'<text y="{24 * place + 16}">{escape(str(region))}</text>'
        f'<path class="point" d="M80 {24 * place}h{800 * float(value) / widest:.1f}v18H80z"/>'
        for place, (region, value) in enumerate(zip(year["regions"], year["values"], strict=True))
    )
    return f'<h1>地区生产总值</h1><svg width="900" height="{24 * len(year["values"])}">{bars}</svg></html>'
