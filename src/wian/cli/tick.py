"""`wian tick`: what is due now is done, for cron or by hand; safe to run twice, on any machine."""

from __future__ import annotations

import sys

import click

from wian.cli.worker import prepare


@click.command(short_help="ทำสิ่งที่ถึงเวลา · do what is due now")
def tick() -> None:
    """ทำสิ่งที่ถึงเวลาแล้วหนึ่งรอบ รันซ้ำได้ · Do what is due now, once; safe to run again.

    งานของตัวทำงานที่ตายแล้วกลับเข้าคิวด้วย · Jobs of dead workers wait again, too.
    ออกด้วยรหัส 0 ครบ, 1 บางเรื่องผิดพลาดหรือฐานข้อมูลไม่พร้อม, 2 ใช้ผิดวิธี ·
    Exits 0 when all went well, 1 if something failed or there is no database, 2 for wrong usage.
    """
    prepare()
    from wian.jobs import running

    ticked = running.tick()
    for name in ticked.ran.done:
        click.echo(f"ทำแล้ว · done: {name}")
    if again := ticked.reaped.again:
        click.echo(f"กลับเข้าคิว {again:,} งาน · {again:,} jobs wait again")
    if lost := ticked.reaped.failed:
        click.echo(f"เลิกลอง {lost:,} งาน · {lost:,} jobs failed for good", err=True)
    for name in ticked.ran.failed:
        click.echo(f"ผิดพลาด จะลองใหม่ · failed, is tried again: {name}", err=True)
    sys.exit(1 if ticked.ran.failed else 0)
