"""`wian partition`: the parts of the receipts' table are there for the letters to come."""

from __future__ import annotations

import click

from wian.cli.house import house


@click.command(short_help="เตรียมตารางการรับสำหรับหนังสือถัดไป · make parts for the letters to come")
def partition() -> None:
    """เตรียมส่วนของตารางการรับล่วงหน้า · Make the parts of the receipts' table ahead of time.

    ใช้กับ PostgreSQL เท่านั้น ระบบทำเองทุกวันและก่อนส่งเวียน คำสั่งนี้แสดงว่ามีส่วนใดบ้าง ·
    PostgreSQL only. It is done every day and before each dispatch; this shows what is there.
    """
    with house():
        from django.db import connection

        from wian.letters.parts import keep_ahead, parts

        if connection.vendor != "postgresql":
            click.echo("SQLite ไม่ต้องแบ่งส่วน · SQLite needs no parts")
            return
        made = keep_ahead()
        for part in parts():
            new = "  ← ใหม่ · new" if part.name in made else ""
            click.echo(
                f"{part.name}  หนังสือ · letters {part.first:,}–{part.last:,}"
                f"  การรับ · receipts ≈ {part.receipts:,}  {part.bytes / 1e6:,.1f} MB{new}"
            )
