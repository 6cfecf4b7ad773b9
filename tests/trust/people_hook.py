"""Tells all that a process does to files, networks and other processes. To be put in its way as `sitecustomize.py`.

Stands alone: a copy of it is imported before anything else. What it sees it writes as lines of JSON to a file that it
has opened before it looks, whose name the environment says. A line "watch" in the same file, which a test adds, means
nothing here: who reads it tells by its time.
"""

import json
import os
import sys
import time

LOG = "WATCHED_INTO"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# What changes files, and what reaches out of the process.
TOLD = {
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.setxattr", "os.removexattr", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
    "os.system", "os.kill", "subprocess.Popen", "socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind",
    "socket.getaddrinfo", "socket.gethostbyname", "shutil.copyfile", "shutil.move", "shutil.rmtree", "ctypes.dlopen",
    "tempfile.mkstemp", "tempfile.mkdtemp", "sqlite3.connect", "urllib.Request", "http.client.connect", "exec",
    "compile", "pickle.find_class", "code.__new__", "marshal.loads",
}  # fmt: skip
SOURCE = {"exec", "compile", "marshal.loads", "code.__new__"}  # of those only text that no file holds


def told(event: str, args: tuple[object, ...]) -> object:
    """What to note of an event; nothing where it is none of those that are told."""
    if event == "open":
        path, mode, flags = args
        writes = (isinstance(flags, int) and flags & WRITING) or (
            isinstance(mode, str) and set(mode) & set("wax+")
        )
        return ["write", str(path)] if writes else None
    if event not in TOLD:
        return None
    if event == "compile":
        name = args[1].decode(errors="replace") if isinstance(args[1], bytes) else str(args[1])
        return [event, name, *callers()] if args[0] is not None and not os.path.isabs(name) else None
    if event == "exec":
        name = getattr(args[0], "co_filename", "")
        return (
            [event, name, *callers()] if not os.path.isabs(name) and not name.startswith("<frozen") else None
        )
    if event in SOURCE:
        return None
    return [event, *map(str, args)]


def callers() -> list[str]:
    """The files of who does it, and of who asked for that."""
    frame, found = sys._getframe(3), []
    while frame and len(found) < 4:
        found.append(frame.f_code.co_filename)
        frame = frame.f_back
    return found


def watch(handle: int) -> None:
    """Look from now on, for good."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        found = told(event, args)
        if found:
            os.write(handle, (json.dumps([time.monotonic(), os.getpid(), found]) + "\n").encode())

    sys.addaudithook(hook)


if os.environ.get(LOG):
    watch(os.open(os.environ[LOG], os.O_WRONLY | os.O_CREAT | os.O_APPEND))
