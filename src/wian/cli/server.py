"""The web server that `wian up` runs: gunicorn, configured here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from wian.cli.companion import Companion


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn on one address; no configuration file, control socket or access log is used.

    Threads, because a browser opens connections it does not use: a worker without threads would
    sit on one of them until its timeout.
    """

    def __init__(self, host: str, port: int, workers: int) -> None:
        self.host, self.port, self.workers = host, port, workers
        self.companion = Companion() if os.environ.get("WIAN_WORKER", "1") != "0" else None
        super().__init__()

    def load_config(self) -> None:
        """Called by gunicorn while it is built."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        values: dict[str, Any] = {
            "bind": f"{host}:{self.port}",
            "workers": self.workers,
            "worker_class": "gthread",
            "threads": 4,
            "timeout": 120,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": self.opened,
            "on_exit": self.closed,
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """The application; loaded once, before the workers are forked."""
        from django.core.wsgi import get_wsgi_application

        return get_wsgi_application()

    def opened(self, server: Arbiter) -> None:
        """The site answers: its address is told and the worker beside it runs."""
        announce(server)
        if self.companion:
            self.companion.start()

    def closed(self, server: Arbiter) -> None:
        """The site is closed, and the worker with it."""
        if self.companion:
            self.companion.stop()


def announce(server: Arbiter) -> None:
    """Print the address people can open, and write it to the file that `WIAN_READY` names."""
    host, port = server.LISTENERS[0].sock.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    address = f"http://{host}:{port}/"
    click.echo(f"เวียนเปิดแล้ว · Wian is open: {address}\nกด Ctrl-C เพื่อปิด · Ctrl-C closes it")
    if ready := os.environ.get("WIAN_READY"):
        draft = Path(f"{ready}.part")
        draft.write_text(address)
        draft.replace(ready)
