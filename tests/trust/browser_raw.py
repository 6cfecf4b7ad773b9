"""The payloads written raw, as a careless program would write them: what the watch must see, or it sees nothing."""

from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Frame, Route
from playwright.sync_api import Error as BrowserError

from tests.trust.browser_payloads import payload
from tests.trust.browser_watch import SCAN_PAGE, watching

SITE = "http://raw.invalid"
# Where a careless program would put a text.
PLACES = (
    "<p>{}</p>",
    '<p title="{}">a</p>',
    "<p title='{}'>a</p>",
    "<p title={}>a</p>",
    "<a href='{}'>a</a>",
    '<script>x="{}"</script>',
    "<script>x='{}'</script>",
    "<script>x=`{}`</script>",
    "<script>/*{}*/</script>",
    "<!--{}-->",
    "<noscript><p title='{}'></noscript><title>{}</title>",
)
TOGETHER = 44  # documents that stand in one page


def alive(context: BrowserContext, numbers: Sequence[int]) -> set[int]:
    """Those of the payloads that run, fetch or lead elsewhere at one of the places."""
    documents = [(k, place) for k in numbers for place in range(len(PLACES))]
    found: set[int] = set()
    context.route(f"{SITE}/**", _answer)
    with watching(context, SITE) as seen:
        for first in range(0, len(documents), TOGETHER):
            page = context.new_page()
            page.route("**/*e.invalid/**", lambda route: route.abort())
            shown = documents[first : first + TOGETHER]
            frames = "".join(f'<iframe src="{SITE}/{k}?at={place}"></iframe>' for k, place in shown)
            page.set_content(frames, wait_until="domcontentloaded")
            page.wait_for_timeout(400)
            for frame in page.frames[1:]:
                if _would(frame):
                    found.add(int(urlsplit(frame.url).path.strip("/") or -1))
            page.close()
        found |= {
            int(each[4:].strip("(),")) for each in seen.ran if each.startswith("hit(") and each[4].isdigit()
        }
    return found


def _answer(route: Route) -> None:
    address = urlsplit(route.request.url)
    number, place = address.path.strip("/"), parse_qs(address.query).get("at")
    if number.isdigit() and place:
        words = PLACES[int(place[0])].replace("{}", payload(int(number)))
        route.fulfill(body=f"<!DOCTYPE html><meta charset=utf-8>{words}", content_type="text/html")
    else:
        route.fulfill(body="", status=404)


def _would(frame: Frame) -> bool:
    """Whether the frame was led astray, or holds what would run when touched."""
    if not frame.url.startswith(SITE):
        return False
    try:
        return bool(frame.evaluate(SCAN_PAGE))
    except BrowserError:  # it went elsewhere meanwhile
        return False
