"""The web server that `wian up` runs: gunicorn, configured here and nowhere else."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from wian.cli.companion import Companion


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn behind the doors it is given; no configuration file, control socket or access log.

    Threads, because a browser opens connections it does not use: a worker without threads would
    sit on one of them until its timeout.
    """

    def __init__(self, host: str, doors: Sequence[socket.socket], workers: int) -> None:
        self.host, self.port = host, doors[0].getsockname()[1]
        self.doors, self.workers = [door.detach() for door in doors], workers
        self.companion = Companion() if os.environ.get("WIAN_WORKER", "1") != "0" else None
        super().__init__()

    def load_config(self) -> None:
        """Called by gunicorn while it is built."""
        values: dict[str, Any] = {
            "bind": [f"fd://{door}" for door in self.doors],
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
        announce(self.host, self.port)
        if self.companion:
            self.companion.start()

    def closed(self, server: Arbiter) -> None:
        """The site is closed, and the worker with it."""
        if self.companion:
            self.companion.stop()


def announce(host: str, port: int) -> None:
    """Print the address people can open, and write it to the file that `WIAN_READY` names.

    By name where there is one: browsers make no passkey for an address of digits.
    """
    host = "localhost" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    address = f"http://{host}:{port}/"
    click.echo(f"เวียนเปิดแล้ว · Wian is open: {address}\nกด Ctrl-C เพื่อปิด · Ctrl-C closes it")
    if ready := os.environ.get("WIAN_READY"):
        draft = Path(f"{ready}.part")
        draft.write_text(address)
        draft.replace(ready)
