"""`wian verify`: the ledger's chain was walked, and the first row that does not hold is named."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from wian.cli.house import house

if TYPE_CHECKING:
    from wian.files.values import Flaw
    from wian.ledger.verifying import Broken, Tail, Verdict

KINDS = {
    "changed": ("รายการถูกแก้หลังผนึก", "the entry was changed after it was sealed"),
    "missing": ("รายการหายไป", "the entry is gone"),
    "unlinked": ("ตราผนึกหายหรือถูกแก้", "the seal itself is gone or altered"),
    "reordered": ("ลำดับถูกสลับ", "a row stands at another's place"),
}
FLAWS = {
    "missing": ("ไบต์ของแฟ้มหาย", "stored bytes are gone"),
    "altered": ("ไบต์ของแฟ้มถูกแก้", "stored bytes were altered"),
}


@click.command(short_help="ตรวจบัญชีการกระทำ · prove that the ledger is as it was written")
@click.option(
    "--head",
    metavar="DIGEST",
    help="ค่าที่เก็บไว้จากครั้งก่อน ต้องยังอยู่ในสาย · a digest kept from before, must still stand",
)
@click.option("--files", is_flag=True, help="อ่านแฟ้มทั้งหมดด้วย · read every stored file too")
@click.option(
    "--search",
    is_flag=True,
    help="เทียบดัชนีค้นหากับหนังสือและแก้ให้ตรง · compare search with the letters, put it right",
)
@click.option("--json", "as_json", is_flag=True, help="พิมพ์เป็น JSON · print JSON")
def verify(head: str | None, files: bool, search: bool, as_json: bool) -> None:
    """ตรวจว่าบัญชีการกระทำไม่ถูกแก้ · Prove that no row of the ledger was changed or taken out.

    บอกแถวแรกที่เสีย และรายการที่ยังไม่ผนึก ออกด้วยรหัส 1 เมื่อเสีย ใช้ --files --search หลังกู้คืนข้อมูล ·
    Names the first broken row and the unsealed tail; exits 1 if anything is broken. After a
    restore, ask with --files and --search.
    """
    if head is not None and not re.fullmatch("[0-9a-f]{64}", head := head.strip().lower()):
        raise click.BadParameter(
            "ต้องเป็นเลขฐานสิบหก 64 ตัว · 64 hexadecimal digits", param_hint="--head"
        )
    with house():
        from wian.ledger import verifying

        verdict = verifying.verify(head=head)
        flaws = _flaws() if files else None
        compared = _compared() if search else None
    whole = verdict.whole and not flaws
    if as_json:
        told: dict[str, Any] = {"whole": whole, **asdict(verdict)}
        if flaws is not None:
            told["files"] = [asdict(flaw) for flaw in flaws]
        if compared is not None:
            told["search"] = {"letters": compared[0], "mended": compared[1]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print(verdict)
        _print_stores(flaws, compared)
    sys.exit(0 if whole else 1)


def _flaws() -> list[Flaw]:
    from wian.files.queries import check_store

    return list(check_store())


def _compared() -> tuple[int, int]:
    """How many letters were compared with what search has of them, and how many were put right."""
    from wian.letters.actions.indexing import rebuild

    letters, mended, last = 0, 0, 0
    while True:
        step = rebuild(after=last)
        letters, mended = letters + step.letters, mended + step.mended
        if step.last is None:
            return letters, mended
        last = step.last


def _print_stores(flaws: list[Flaw] | None, compared: tuple[int, int] | None) -> None:
    for flaw in flaws or ():
        thai, english = FLAWS[flaw.kind]
        named = ", ".join(map(str, flaw.files)) or "-"
        click.echo(f"  ✗ {thai} · {english}: {flaw.digest} แฟ้ม · files {named}")
    if flaws == []:
        click.echo("  แฟ้มทุกแฟ้มครบและไม่ถูกแก้ · every stored file is there and unaltered")
    if compared is not None:
        letters, mended = (f"{count:,}" for count in compared)
        click.echo(f"  ดัชนีค้นหา · search: เทียบ · compared {letters}, แก้ให้ตรง · put right {mended}")


def _print(verdict: Verdict) -> None:
    """The verdict first, then what it rests on, then what to do with it."""
    click.secho(
        "บัญชีการกระทำครบถ้วน · The ledger is whole"
        if verdict.whole
        else "บัญชีการกระทำเสียหาย · The ledger is broken",
        bold=True,
    )
    if verdict.broken:
        _print_broken(verdict.broken)
    if verdict.head_found is False:
        click.echo(
            "  ✗ ไม่พบค่าที่เก็บไว้ ปลายสายถูกตัดหรือถูกเขียนใหม่ · "
            "the kept digest is not in the chain: its end was cut off, or it was rewritten"
        )
    click.echo(f"  ผนึกแล้วและถูกต้อง · sealed and true: {verdict.sealed:,}")
    _print_tail(verdict.tail)
    if not verdict.guarded:
        click.echo(
            "  ! ฐานข้อมูลไม่ได้ห้ามการแก้ไข (ไม่พบ trigger) · "
            "the database does not refuse changes: a trigger is missing"
        )
    click.echo(f"  ค่าปลายสาย · head: {verdict.head}")
    if verdict.whole:
        click.echo(
            "  จดค่านี้เก็บไว้นอกเครื่องนี้ แล้วตรวจครั้งหน้าด้วย --head · "
            "keep it outside this machine and give it to --head next time"
        )


def _print_broken(broken: Broken) -> None:
    thai, english = KINDS[broken.kind]
    entry = "" if broken.entry is None else f" รายการ · entry {broken.entry}"
    click.echo(f"  ✗ ลำดับ · seal {broken.seq}{entry}: {thai} · {english}")


def _print_tail(tail: Tail) -> None:
    since = ""
    if tail.oldest is not None:
        since = f" ตั้งแต่รายการ · from entry {tail.first}, {tail.oldest:,.0f} s"
    click.echo(f"  ยังไม่ผนึก · unsealed: {tail.count:,}{since}")
