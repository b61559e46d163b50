"""`wian worker`: background work on this machine; more of them, anywhere, share one database."""

from __future__ import annotations

import os

import click

from wian.cli.house import house


@click.command(short_help="ทำงานเบื้องหลัง · do background work")
@click.option("--once", is_flag=True, help="ทำจนหมดคิวแล้วจบ · stop when nothing is ready")
@click.option(
    "--idle-exit",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="จบเมื่อว่างนานเท่านี้ · stop after so long without work",
)
@click.option(
    "--lease",
    type=click.FloatRange(min=0.5),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="เงียบเกินนี้ถือว่าตาย งานกลับเข้าคิว · silence after which its job is given to another",
)
@click.option("--beside", type=int, hidden=True)  # ends when this parent, `wian up`, has died
def worker(once: bool, idle_exit: float | None, lease: float, beside: int | None) -> None:
    """ทำงานเบื้องหลังจนกว่าจะสั่งหยุด · Do background work until stopped.

    Ctrl-C หรือ SIGTERM: ทำงานที่ค้างให้เสร็จก่อน กดซ้ำ: คืนงานเข้าคิวทันที ·
    Ctrl-C or SIGTERM finishes the running job; a second one gives it back at once.
    ออกด้วยรหัส 0 หยุดตามสั่งหรือหมดงาน, 1 ฐานข้อมูลไม่พร้อม, 2 ใช้ผิดวิธี ·
    Exits 0 when stopped or out of work, 1 if the database is not ready, 2 for wrong usage.
    """
    prepare()
    from wian.jobs.rules import Limits
    from wian.jobs.running import run
    from wian.jobs.stopping import heard

    click.echo("พร้อมทำงาน · Ready for work")
    with heard() as told:

        def stop() -> bool:
            return told() or (beside is not None and os.getppid() != beside)

        count = run(stop=stop, once=once, idle_exit=idle_exit, limits=Limits(lease=lease))
    click.echo(f"หยุดแล้ว ทำไป {count:,} งาน · Stopped after {count:,} jobs")


def prepare() -> None:
    """Django is set up and the tables of background work answer, or one sentence says why not."""
    with house():
        from wian.jobs.queries import ready_for_work

        if ready_for_work():
            return
    raise click.ClickException(
        "ฐานข้อมูลยังไม่มีตาราง เปิด wian up ก่อนหนึ่งครั้ง · the database has no tables yet; run wian up once"
    )
