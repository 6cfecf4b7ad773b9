"""An audit from beginning to end: texts in, findings out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl import articles
from etl.accounts import Account, account
from etl.audit import draft, report, rows
from etl.audit.listing import listing
from etl.audit.texts import wanted
from etl.audit.upkeep import out_of_date
from etl.catalog import Catalog
from etl.codes import State
from etl.problems import InvalidFile, Problem
from etl.text import Language


@dataclass(frozen=True, slots=True)
class Findings:
    """The accounts of the texts audited, with the path each was read from, and problems of the catalogue."""

    catalog: Catalog
    paths: tuple[Path, ...]
    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether every mention is accounted for and the catalogue's rules and counts hold."""
        return not self.problems and not any(each.counts[State.UNACCOUNTED] for each in self.accounts)

    def written(self, kind: str, language: Language) -> str:
        """The findings as `text`, `json`, `csv` or `html`."""
        match kind:
            case "json":
                return rows.json_text(self.accounts)
            case "csv":
                return rows.csv_text(self.accounts)
            case "html":
                return report.page(self.accounts, self.catalog, language)
        pairs = zip(self.paths, self.accounts, strict=True)
        lines = [line for path, each in pairs for line in listing(each, str(path), self.catalog, language)]
        return "".join(f"{line}\n" for line in lines)

    def draft(self, language: Language) -> str:
        """YAML for all mentions that nothing accounts for."""
        return "\n".join(filter(None, (draft.draft(each, self.catalog, language) for each in self.accounts)))


def audit(words: Sequence[str], folder: Path | None, catalog: Catalog) -> Findings:
    """Audit the texts that `words` name, or all of the folder (see `etl.audit.texts.wanted`).

    Raises:
        NoTextError: there is no such text.
    """
    accounts: dict[Path, Account] = {}
    problems: list[Problem] = []
    for path in wanted(words, folder, catalog):
        try:
            accounts[path] = account(articles.read(path), catalog)
        except InvalidFile as error:  # one text that cannot be read must not silence the others
            problems += error.problems
            continue
        problems += out_of_date(accounts[path], catalog)
    return Findings(catalog, tuple(accounts), tuple(accounts.values()), tuple(sorted(problems)))
