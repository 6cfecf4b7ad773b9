"""The deployment as it is supported, on this machine: gunicorn with its configuration, and nginx in front of it.

Both listen on loopback, on ports that are free, write into a folder of the test's, and are stopped by process id.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0  # seconds until a server must answer
NGINX_MAIN = """
{user}
daemon off;
master_process on;
worker_processes 1;
pid nginx.pid;
error_log error.log warn;
events {{ worker_connections 8192; }}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path other;
    uwsgi_temp_path other;
    scgi_temp_path other;
    {more}
    include conf.d/*.conf;
}}
"""


class Server:
    """A process that answers at an address of loopback."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    @property
    def address(self) -> str:
        """Where it is found: http://127.0.0.1:8050."""
        return f"http://127.0.0.1:{self.port}"

    def release(self) -> str:
        """The release that one of its processes says it shows; none where none answers."""
        asked = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            asked.request("GET", "/readyz")
            return str(json.loads(asked.getresponse().read())["release"])
        except (OSError, HTTPException, ValueError):
            return ""
        finally:
            asked.close()

    def workers(self) -> list[int]:
        """The ids of its child processes."""
        return children(self.process.pid)

    def kill(self) -> None:
        """End it at once, with all processes of its group."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def said(self) -> str:
        """What it wrote."""
        return self.log.read_text("utf-8", "replace")


@contextmanager
def gunicorn(
    folder: Path, releases: Path, workers: int = 2, port: int | None = None, **environment: str
) -> Iterator[Server]:
    """The app of a folder of releases under gunicorn. It logs into `folder`."""
    port = port or free_port()
    settings = {
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": str(workers),
        "RELEASES_DIR": str(releases),
        "PYTHONDONTWRITEBYTECODE": "1",
        **environment,
    }
    words = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "app.wsgi:create()"]
    with _running(words, folder / f"gunicorn-{port}.log", port, settings) as server:
        wait(server, "/readyz")
        yield server


@contextmanager
def nginx(folder: Path, upstreams: Sequence[Server], *, more: str = "") -> Iterator[Server]:
    """nginx in front of some servers, configured as deployed but for ports and folders. `more` stands in `http { }`."""
    port = free_port()
    there = folder / f"nginx-{port}"
    shutil.copytree(ROOT / "deploy" / "nginx", there)
    servers = [f"server 127.0.0.1:{each.port} max_fails=0;" for each in upstreams]
    (there / "indicators" / "upstream.conf").write_text("\n".join(servers))
    (there / "indicators" / "listen.conf").write_text(f"listen 127.0.0.1:{port};")
    cache = (there / "indicators" / "cache.conf").read_text()
    (there / "indicators" / "cache.conf").write_text(
        cache.replace("/var/cache/nginx/indicators", f"{there}/cache")
    )
    log = (there / "indicators" / "log.conf").read_text()
    (there / "indicators" / "log.conf").write_text(log.replace("/var/log/nginx", str(there)))
    # A worker of another user could not enter a folder of root's.
    user = "user root;" if os.geteuid() == 0 else ""
    (there / "nginx.conf").write_text(NGINX_MAIN.format(user=user, more=more))
    words = ["nginx", "-p", str(there), "-c", "nginx.conf", "-e", str(there / "error.log")]
    with _running(words, there / "out.log", port, {}) as server:
        wait(server, "/healthz")
        yield server


def children(pid: int) -> list[int]:
    """The ids of the processes that some process has started; none where it has ended."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(each) for thread in threads for each in (thread / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def ask(server: Server, path: str, timeout: float = 5.0) -> int:
    """The status of a GET; 0 where there is no answer."""
    asked = HTTPConnection("127.0.0.1", server.port, timeout=timeout)
    try:
        asked.request("GET", path)
        answer = asked.getresponse()
        answer.read()
        return answer.status
    except (OSError, HTTPException):
        return 0
    finally:
        asked.close()


def wait(server: Server, path: str) -> None:
    """Wait until a path is answered with 200.

    Raises:
        RuntimeError: the server has ended, or does not answer in time.
    """
    until = time.monotonic() + PATIENCE
    while ask(server, path) != 200:
        if server.process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(server.said())
        time.sleep(0.05)


@contextmanager
def _running(words: Sequence[str], log: Path, port: int, settings: Mapping[str, str]) -> Iterator[Server]:
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        process = subprocess.Popen(
            words, cwd=ROOT, env={**os.environ, **settings}, stdout=out, stderr=out, process_group=0
        )
    try:
        yield Server(process, port, log)
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
