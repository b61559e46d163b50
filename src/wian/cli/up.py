"""`wian up`: the tables are in order, the site answers, and its address is printed."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress

import click

from wian.cli.house import house

_TRIES = 8  # of a free port of IPv4 that another program has in IPv6
_NO_IPV6 = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


@click.command(short_help="เปิดเว็บบนเครื่องนี้ · open the site on this machine")
@click.option("--bind", envvar="WIAN_BIND", default="localhost", show_default=True, metavar="HOST")
@click.option(
    "--port", envvar="PORT", default=8000, show_default=True, help="0: ว่างพอร์ตไหนก็ได้ · any"
)
@click.option(
    "--workers", envvar="WIAN_WORKERS", default=2, show_default=True, type=click.IntRange(1, 64)
)
def up(bind: str, port: int, workers: int) -> None:
    """เปิดเว็บของเวียน · Open the site.

    เตรียมฐานข้อมูล แล้วพิมพ์ที่อยู่เมื่อพร้อม กด Ctrl-C เพื่อปิด ·
    Prepares the database and prints the address once the site answers; Ctrl-C closes it.
    WIAN_READY=FILE: the address is also written there.
    """
    host, _, given = bind.strip("[]").rpartition(":") if bind.count(":") == 1 else (bind, "", "")
    if given.isdecimal():
        port = int(given)
    doors = _doors(host, port)
    if code := _prepare():
        click.echo(
            "ยังไม่มีผู้ดูแลระบบ เปิดหน้า /first ของที่อยู่ข้างล่าง แล้วใส่รหัส · "
            f"No administrator yet: open /first at the address below and type\n\n    {code}\n"
        )
    from wian.cli.server import Server

    Server(host, doors, workers).run()


def _doors(host: str, port: int) -> list[socket.socket]:
    """The sockets of the site, held from now on; what is taken is refused in one sentence."""
    try:
        return _both(port) if host == "localhost" else [_bound(host, port)]
    except (OSError, OverflowError) as wrong:
        raise click.ClickException(
            f"เปิดที่ {host}:{port} ไม่ได้ ลองพอร์ตอื่นด้วย --port · "
            f"cannot open {host}:{port} ({wrong}); try another --port"
        ) from None


def _both(port: int) -> list[socket.socket]:
    """Both addresses that `localhost` may mean, at one port; one where there is no IPv6.

    A browser tries ::1 or 127.0.0.1 first as it likes: neither may lead to another program.
    """
    tries = 1 if port else _TRIES
    while True:
        tries -= 1
        door = _bound("127.0.0.1", port)
        try:
            return [door, _bound("::1", door.getsockname()[1])]
        except OSError as wrong:
            if wrong.errno in _NO_IPV6 or isinstance(wrong, socket.gaierror):
                return [door]
            door.close()
            if not tries:
                raise


def _bound(host: str, port: int) -> socket.socket:
    family, kind, proto, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    door = socket.socket(family, kind, proto)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
    except BaseException:
        door.close()
        raise
    return door


def _prepare() -> str:
    """Tables, directory and static files stand; the first-run code while there is no account.

    No connection is left for the workers to inherit.
    """
    with house():
        from django.core.management import call_command
        from django.db import Error, connections

        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        code = _first_run()
    with suppress(Error):
        connections.close_all()
    return code


def _first_run() -> str:
    """An empty directory is filled; the code for the first administrator while there is none."""
    from wian.offices.actions.builtin import load_builtin
    from wian.web.signin import first

    load_builtin()
    return first.code() if first.nobody_yet() else ""
