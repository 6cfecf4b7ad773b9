"""A client of the language server that YAML editors run: what an editor would see in a file."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple

from tests.judges import PROJECT, packages

OFFLINE = PROJECT / "tests" / "node" / "offline.cjs"
# The catalogue of all schemas there are is on the internet; nothing here may ask for it.
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}
PATIENCE = 60.0  # seconds after which a server that says nothing is stopped
CAPABILITIES = {
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
    "textDocument": {
        "completion": {
            "completionItem": {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}
        },
        "hover": {"contentFormat": ["markdown"]},
    },
}


class Spot(NamedTuple):
    """A place between characters; both count from 0, as the protocol does."""

    line: int
    character: int


@dataclass
class Server:
    """One running server, asked in turn."""

    process: subprocess.Popen[bytes]
    told: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)  # address of a file → diagnostics
    asked: int = 0

    def ask(self, method: str, params: Mapping[str, Any]) -> Any:
        """The answer to one request."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        return next(said["result"] for said in self._said() if said.get("id") == self.asked)

    def tell(self, method: str, params: Mapping[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def open(self, path: Path) -> list[Mapping[str, Any]]:
        """Open a file as an editor does; what is marked in it."""
        address = path.as_uri()
        self.told.pop(address, None)
        document = {
            "uri": address, "languageId": "yaml", "version": 1, "text": path.read_text("utf-8"),
        }  # fmt: skip
        self.tell("textDocument/didOpen", {"textDocument": document})
        return next(self.told[address] for _ in self._said() if address in self.told)

    def completed(self, path: Path, spot: Spot) -> Mapping[str, str]:
        """What is offered at a place, and how each offer is explained."""
        found = self.ask("textDocument/completion", _at(path, spot))["items"]
        return {each["label"]: _text(each.get("documentation", "")) for each in found}

    def hovered(self, path: Path, spot: Spot) -> str:
        """What is explained where the pointer rests."""
        found = self.ask("textDocument/hover", _at(path, spot))
        return _text(found["contents"]) if found else ""

    def _send(self, message: Mapping[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def _said(self) -> Iterator[Mapping[str, Any]]:
        """All that the server says; its own questions are answered on the way."""
        assert self.process.stdout
        while head := self.process.stdout.readline():
            self.process.stdout.readline()
            said = json.loads(self.process.stdout.read(int(head.split(b":")[1])))
            if "method" in said and "id" in said:
                self._send({"id": said["id"], "result": _answer(said)})
            elif said.get("method") == "textDocument/publishDiagnostics":
                self.told[said["params"]["uri"]] = said["params"]["diagnostics"]
            yield said
        raise EOFError("the language server has stopped")


def _answer(question: Mapping[str, Any]) -> Any:
    if question["method"] != "workspace/configuration":
        return None
    return [SETTINGS.get(item.get("section", "")) for item in question["params"]["items"]]


def _at(path: Path, spot: Spot) -> Mapping[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": spot._asdict()}


def _text(markup: Any) -> str:
    return str(markup["value"] if isinstance(markup, dict) else markup)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server for the files of a folder; it is stopped at the end."""
    program = packages() / "yaml-language-server" / "bin" / "yaml-language-server"
    process = subprocess.Popen(
        ["node", "--require", str(OFFLINE), str(program), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=folder,
    )
    watch = Timer(PATIENCE, process.kill)
    watch.start()
    try:
        server = Server(process)
        server.ask(
            "initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": CAPABILITIES}
        )
        server.tell("initialized", {})
        yield server
    finally:
        watch.cancel()
        process.kill()
        process.communicate()
