"""gunicorn for the dashboard: `gunicorn --config deploy/gunicorn.conf.py 'app.wsgi:create()'`.

BIND (127.0.0.1:8050), WEB_CONCURRENCY (2 workers) and THREADS (24 in each) can be set by the environment; what the
app itself reads is in `app.settings`.
"""

import ctypes
import fcntl
import functools
import gc
import itertools
import os
import shutil
import sys
import tempfile
import time
from importlib import import_module
from threading import Thread

bind = os.environ.get("BIND", "127.0.0.1:8050")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("THREADS", "24"))
# Longer than nginx keeps its connections (60 s), or it would ask on one that has just been closed.
keepalive = 75
# A worker answers the arbiter from its main thread, which makes nothing: only a stuck process is silent for so long.
timeout = 60
graceful_timeout = 30
# What nginx in front has let through, once more.
limit_request_line = 8190
limit_request_fields = 64
limit_request_field_size = 8190
# nginx tells who asks under which scheme; from anybody else the header is not taken.
forwarded_allow_ips = "127.0.0.1,::1"
forwarder_headers = ""
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
# It would listen in the user's home.
control_socket_disable = True
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "root": {"level": "INFO", "handlers": ["lines"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True}},
    "handlers": {
        "lines": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"}
    },
    "formatters": {"lines": {"()": "app.lines.Lines"}},
}

# Where workers meet to add up their figures; there for as long as the server runs.
_METRICS = "PROMETHEUS_MULTIPROC_DIR"
_ARENA_MAX = -8  # as <malloc.h> has it
_SERVED = "served"  # there once a worker has had a release to show
_PAUSE = 0.5  # seconds between looks whether there is one
_READY = 8  # seconds after which a new worker answers, as a rule
# Where they leave the pages that they have made to each other (`app.shared`), likewise, unless a folder is named:
# one that only instances of this user can write into.
_ANSWERS, _OWN = "ANSWERS_DIR", "indicators-answers-"


def on_starting(_server):
    """Refuse what is set wrong; import once, so that a worker that takes a killed one's place answers the sooner."""
    refused = import_module("app.starting").refused(os.environ)
    if refused:
        sys.exit(f"{refused.zh}\n{refused.en}")
    os.environ[_METRICS] = tempfile.mkdtemp(prefix="indicators-metrics-")
    if _ANSWERS not in os.environ:
        os.environ[_ANSWERS] = tempfile.mkdtemp(prefix=_OWN)
    _one_heap()
    _in_one_piece()
    import_module("app.wsgi")
    gc.collect()
    gc.freeze()  # or collecting would copy each page of what all share


def _one_heap():
    """Have all threads of a process take memory from one place. By itself the C library gives each its own, and what
    is free in one is not to be had in another: a process swells with each release until all have had their fill."""
    limit = getattr(ctypes.CDLL(None), "mallopt", None)  # which is GNU's
    if limit:
        limit(_ARENA_MAX, 1)


class _Kept:
    """Stands for a connection: what would be sent is kept."""

    def __init__(self):
        self.sent = []

    def sendall(self, piece):
        self.sent.append(piece)


def _in_one_piece():
    """Have the head of an answer leave together with what comes first of its body, which is nearly always all of it.

    By itself gunicorn sends the head alone. A worker that is killed then, while other threads keep it from going on,
    leaves nginx with half an answer that can no longer be asked for elsewhere.
    """
    wsgi = import_module("gunicorn.http.wsgi")

    class Whole(wsgi.Response):
        def write(self, arg):
            if self.headers_sent:
                super().write(arg)
                return
            connection, self.sock = self.sock, _Kept()
            try:
                super().write(arg)
            finally:
                kept, self.sock = self.sock, connection
            connection.sendall(b"".join(kept.sent))

    wsgi.Response = Whole


def pre_fork(server, worker):
    """Give a worker the lowest number that no other has. It counts on in the files of who had it before: counted by
    process, as is usual, each that ended would leave files that are read for ever."""
    taken = {each.number for each in server.WORKERS.values()}
    worker.number = next(number for number in itertools.count() if number not in taken)


def post_fork(_server, worker):
    """Count its figures under the worker's number, and let threads take turns often.

    Turns: while one makes a page, a tenth of a second of computing and more, kept answers go out
    from others, and each of them would wait several times for the usual 5 ms."""
    values = import_module("prometheus_client.values")
    values.ValueClass = values.MultiProcessValue(lambda: worker.number)
    sys.setswitchinterval(0.0005)
    worker.load_wsgi = functools.partial(_load, worker, worker.load_wsgi)


def _load(worker, load):
    """Have a worker that takes another's place try again where there is no release to show at the moment: a server
    whose worker does not start ends, with all others that still answer."""
    errors = import_module("etl.errors").IndicatorsError, OSError
    while True:
        try:
            load()
            return
        except errors:
            if not (worker.alive and os.path.exists(os.path.join(os.environ[_METRICS], _SERVED))):
                raise
        worker.notify()
        time.sleep(_PAUSE)


def post_worker_init(worker):
    """Have a worker make way for a new one after it has shown a second release."""
    open(os.path.join(os.environ[_METRICS], _SERVED), "ab").close()
    Thread(target=_make_way, args=(worker,), name="making-way", daemon=True).start()


def _make_way(worker):
    """One worker after the other, so that there are always others who answer. It answers first whom it has begun to
    answer, as gunicorn has it."""
    import_module("app.wsgi").SPENT.wait()
    # Kept until the process ends.
    lock = os.open(
        os.path.join(os.environ[_METRICS], "making-way"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600
    )
    fcntl.flock(lock, fcntl.LOCK_EX)
    time.sleep(_READY)
    while not import_module("app.wsgi").servable(os.environ):
        time.sleep(_PAUSE)
    worker.alive = False


def child_exit(_server, worker):
    """Forget what a worker told of the moment; what it counted stays counted."""
    import_module("prometheus_client.multiprocess").mark_process_dead(worker.number)


def on_exit(_server):
    """Leave nothing."""
    shutil.rmtree(os.environ[_METRICS], ignore_errors=True)
    if os.path.basename(os.environ[_ANSWERS]).startswith(_OWN):
        shutil.rmtree(os.environ[_ANSWERS], ignore_errors=True)
