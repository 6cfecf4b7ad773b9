"""What no text may make a browser do: run, ask, fetch or go elsewhere; and what would do so when touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

LOCAL = ("data:", "blob:", "about:")
# Whatever in a document is more than text and was not put there by the product.
SCAN = """(root) => {
  const host = location.origin;
  const found = [];
  const tell = (element, why) => found.push(`${why}: ${element.outerHTML.slice(0, 160)}`);
  const leads = ["href", "src", "action", "formaction", "data", "srcset", "poster", "background", "xlink:href"];
  const known = (address) => {
    if (/^(#|[/][^/]|[/]$|[?])/.test(address) || address === "") return true;
    try {
      const url = new URL(address, host);
      return url.origin === host || (["data:", "blob:"].includes(url.protocol) && /^(data:image|blob)/.test(address));
    } catch { return false; }
  };
  const doors = ["base", "embed", "frame", "frameset", "iframe", "marquee", "object", "portal", "video", "audio"];
  for (const element of root.querySelectorAll("*")) {
    const name = element.localName;
    if (doors.includes(name)) tell(element, `an element ${name}`);
    if (name === "meta" && element.httpEquiv) tell(element, "a meta that acts");
    if (name === "script" && !known(element.getAttribute("src") ?? "")) tell(element, "a script from elsewhere");
    if (name === "script" && !element.src && /^\\s*(parent[.])?hit[(]/.test(element.textContent))
      tell(element, "a script");
    if (name === "style" && /e[.]invalid/.test(element.textContent)) tell(element, "a style");
    for (const { name: key, value } of element.attributes) {
      if (/^on/i.test(key)) tell(element, key);
      if (key === "srcdoc") tell(element, key);
      if (key === "style" && /e[.]invalid|hit[(]/.test(value)) tell(element, "a style");
      if (leads.includes(key) && !known(value)) tell(element, key);
    }
  }
  return found;
}"""
SCAN_PAGE = f"() => ({SCAN})(document)"
# Addresses of this site, parsed by the browser as documents but not shown; parts of answers that stand in JSON too.
SCAN_ADDRESSES = f"""async (addresses) => {{
  const scan = {SCAN};
  const found = [];
  for (const address of addresses) {{
    const answer = await fetch(address);
    const kind = answer.headers.get("Content-Type") ?? "";
    const text = await answer.text();
    if (answer.status >= 500) found.push(`${{answer.status}} of ${{address}}`);
    const inside = (value) => typeof value === "string" ? [value] : Object.values(value ?? {{}}).flatMap(inside);
    const parts = kind.includes("json") ? Object.values(JSON.parse(text).parts ?? {{}}).flatMap(inside)
      : kind.includes("html") || !kind ? [text] : [];
    for (const part of parts)
      found.push(...scan(new DOMParser().parseFromString(part, "text/html")).map((each) => `${{address}} ${{each}}`));
  }}
  return found;
}}"""


@dataclass
class Seen:
    """What was noted while pages were open. `ran` is what a payload did, `said` what the browser complained of."""

    site: str = ""
    ran: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    pages: int = 0

    def scan(self, page: Page) -> None:
        """Note what in a page would run or lead elsewhere once it is touched."""
        self.ran += [f"{page.url} {each}" for each in page.evaluate(SCAN_PAGE)]

    def elsewhere(self, url: str) -> bool:
        """Whether an address is another's."""
        return (
            not url.startswith(LOCAL)
            and bool(self.site)
            and urlsplit(url).netloc != urlsplit(self.site).netloc
        )


@contextmanager
def watching(context: BrowserContext, site: str, into: Seen | None = None) -> Iterator[Seen]:
    """Note what happens in a new context that shows a site, in what was noted before if there is such."""
    seen = into or Seen()
    seen.site = site

    def call(source: dict[str, object], *told: object) -> None:
        seen.ran.append(f"hit{told}")

    def ask(dialog: Dialog) -> None:
        seen.ran.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def fetch(request: Request) -> None:
        if seen.elsewhere(request.url):
            seen.ran.append(f"fetched {request.url}")

    def note(message: ConsoleMessage) -> None:
        # The address of a missing page answers 404, which the browser reports.
        if message.type in {"error", "warning"} and "status of 404" not in message.text:
            seen.said.append(f"{message.type}: {message.text[:300]}")

    context.expose_binding("hit", call)
    context.on("dialog", ask)
    context.on("request", fetch)
    context.on("console", note)
    context.on("weberror", lambda error: seen.said.append(str(error.error)[:300]))
    yield seen
