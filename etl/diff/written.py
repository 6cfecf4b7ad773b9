"""An account in the format that is asked for."""

from etl.diff import document, listing, page
from etl.diff.account import Account
from etl.text import Language


def written(account: Account, kind: str, language: Language) -> str:
    """As `text`, `json` (in both languages, whichever is asked for) or `html`."""
    match kind:
        case "json":
            return document.written(account)
        case "html":
            return page.page(account, language)
        case _:
            return listing.report(account, language)
