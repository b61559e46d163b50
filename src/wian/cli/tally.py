"""`wian tally`: the sums over duties are those of the rows they are made of."""

from __future__ import annotations

import sys

import click

from wian.cli.house import house


@click.command(short_help="พิสูจน์ยอดรวมของภารกิจ · prove the sums over duties")
@click.option("--rebuild", "mend", is_flag=True, help="แก้ยอดที่ไม่ตรง · mend what differs")
@click.option("--duty", type=int, help="เฉพาะภารกิจนี้ · of this duty only")
def tally(mend: bool, duty: int | None) -> None:
    """พิสูจน์ยอดรวมของภารกิจกับแถวจริง · Prove the sums over duties against their rows.

    ออกด้วยรหัส 1 ถ้ายอดใดไม่ตรง แม้แก้แล้ว · Exits 1 if one differed, mended or not.
    """
    with house():
        from wian.duties.actions.proving import compared, rebuild

        try:
            proof = rebuild(duty) if mend else compared(duty)
        except LookupError:
            raise click.ClickException("ไม่มีภารกิจนี้ · there is no such duty") from None
    for name, count, wrong in (
        ("ยอดรายภารกิจ · of each duty", proof.tallies, proof.wrong_tallies),
        ("ยอดรวมรายเดือน · of each month", proof.rollups, proof.wrong_rollups),
    ):
        said = f"ไม่ตรง · differ {wrong:,}" if wrong else "ตรงทั้งหมด · all hold"
        click.echo(f"{name}  {count:,}  {said}")
    if proof.holds:
        return
    said = "แก้แล้ว · mended" if mend else "แก้ด้วย · mend with: wian tally --rebuild"
    click.echo(said)
    sys.exit(1)
