"""`wian audience`: whom exactly a line of a letter addresses, with the sum that explains it."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from wian.cli.house import house
from wian.cli.masking import harmless
from wian.cli.saying import day as said_day

if TYPE_CHECKING:
    from wian.offices.audience import Reading, Resolution
    from wian.offices.values import OfficeView

CANDIDATES = 5


@click.command(short_help="หนังสือถึงใครบ้าง · who exactly is addressed")
@click.argument("phrase")
@click.option(
    "--issuer",
    required=True,
    metavar="OFFICE",
    help="ผู้ออกหนังสือ: รหัส ชื่อเต็ม หรือชื่อย่อ · who writes: key, full or short name",
)
@click.option(
    "--as-of",
    metavar="DATE",
    help="ตามทำเนียบของวัน เช่น 2024-12-20 หรือ 20 ธ.ค. 2567 · by the directory of a day",
)
@click.option("--count", is_flag=True, help="พิมพ์เฉพาะจำนวน · print the number only")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="ตาราง (ค่าเริ่มต้น) หรือ JSON · a table (default) or JSON",
)
def audience(phrase: str, issuer: str, as_of: str | None, count: bool, form: str | None) -> None:
    """ดูว่า PHRASE (บรรทัด เรียน หรือ ถึง) ส่งถึงใคร · Who the addressee line PHRASE reaches.

    คำถามที่ต้องตอบก่อนส่งออกทาง stderr · Questions go to stderr.
    ออกด้วยรหัส 0 รู้แน่หรือมีคำตอบตั้งต้น, 1 ยังต้องถาม, 2 ใช้ผิดวิธี ·
    Exits 0 when it is known or assumed, 1 while a question is open, 2 for wrong usage.
    """
    if count and form:
        raise click.UsageError(
            "เลือก --count หรือ --format อย่างเดียว · choose either --count or --format"
        )
    asked = _date(as_of) if as_of is not None else None
    _prepare()
    from wian.offices.acting import today

    day = asked or today()
    office = _issuer(issuer, day)
    from wian.offices.audience import read_phrase

    reading = read_phrase(phrase, issuer=office, day=day)
    _ask(reading)
    found = None if reading.open else _resolved(reading, office, day)
    if form == "json":
        told: dict[str, Any] = {"phrase": phrase, "issuer": _told(office), "as_of": day.isoformat()}
        told |= _questions(reading) | _answer(found)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif found and count:
        click.echo(len(found.sent))
    elif found:
        _print(found)
    sys.exit(0 if found else 1)


def _date(text: str) -> date:
    """ISO, or a whole Thai date in words or numbers, in พ.ศ. or CE."""
    from wian.thai.dates import find_dates

    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    found = find_dates(text)
    if len(found) != 1 or found[0].kind != "day" or found[0].start is None:
        raise click.BadParameter(
            "อ่านวันไม่ออก เช่น 2024-12-20 หรือ 20 ธ.ค. 2567 · not a day", param_hint="--as-of"
        )
    return found[0].start


def _prepare() -> None:
    """The tables and, where it is empty, the built-in directory stand."""
    with house():
        from django.core.management import call_command
        from django.db import connection

        from wian.offices.actions.builtin import ROOT, load_builtin
        from wian.offices.queries.offices import by_key

        if "offices_spell" not in connection.introspection.table_names():
            call_command("migrate", interactive=False, verbosity=0)
        with suppress(LookupError):
            by_key(ROOT)
            return
        load_builtin()


def _issuer(words: str, day: date) -> OfficeView:
    """The one office that is called so; asked back with those that come near."""
    from wian.offices.acting import SYSTEM
    from wian.offices.queries.offices import called, find

    exact = called(words, day=day) if words.strip() else []
    if len(exact) == 1:
        return exact[0]
    near = exact or find(SYSTEM, words, day=day, limit=CANDIDATES + 1)
    names = [f"{office.name_th} ({office.key})" for office in near[:CANDIDATES]]
    shown = "\n".join(f"  {name}" for name in names)
    more = "\n  …" if len(near) > CANDIDATES else ""
    raise click.BadParameter(
        f"“{harmless(words)}” คือหน่วยงานใด · which office is it?\n{shown}{more}"
        if names
        else f"ไม่มีหน่วยงานชื่อ “{harmless(words)}” ในวันนั้น · there is no office of that name",
        param_hint="--issuer",
    )


def _ask(reading: Reading) -> None:
    """Each question in both languages, with what stands for now."""
    for ask in reading.asks:
        mark = "?" if ask.assumed is None else "!"
        stands = "" if ask.assumed is None else " (ถือว่าใช่ไปก่อน · taken so for now)"
        click.echo(f"{mark} {harmless(ask.thai)}{stands}\n  {harmless(ask.english)}", err=True)


def _resolved(reading: Reading, office: OfficeView, day: date) -> Resolution | None:
    """Whom the rule means; None with the reason told."""
    from wian.offices.audience import AudienceError, resolve

    try:
        return resolve(reading.rule, day=day, sender=office.id)
    except AudienceError as wrong:
        click.echo(f"✗ {wrong.thai}\n  {wrong}", err=True)
        return None


def _print(found: Resolution) -> None:
    click.secho(found.sentence, bold=True)
    click.echo(f"ตามทำเนียบวันที่ · as of {said_day(found.day.isoformat())}")
    click.echo(f"ส่งถึง · sent to: {found.sum}")
    for left in found.left_out:
        click.echo(f"  − {left.office.name_th} (ยกเว้น{left.reason} · excepted)")
    for office in found.addressed:
        if office.id == found.sender:
            click.echo(f"  − {office.name_th} (ผู้ส่งเอง · the sender)")
    for note in found.notes:
        click.echo(f"  {note.thai} · {note.english}")
    width = len(str(len(found.sent)))
    for number, office in enumerate(found.sent, start=1):
        click.echo(f"{number:>{width}}  {office.name_th}")


def _told(view: OfficeView) -> dict[str, str]:
    return {"key": view.key, "name": view.name_th, "kind": view.kind_name, "place": view.place}


def _questions(reading: Reading) -> dict[str, Any]:
    asks = [
        {
            "printed": ask.printed,
            "candidates": list(ask.candidates),
            "assumed": ask.assumed,
            "th": ask.thai,
            "en": ask.english,
        }
        for ask in reading.asks
    ]
    return {"rule": reading.rule.to_dict(), "questions": asks}


def _answer(found: Resolution | None) -> dict[str, Any]:
    """Null where the audience is not known: an empty list would look like nobody."""
    if found is None:
        return dict.fromkeys(("sentence", "sum", "count", "left_out", "notes", "sent"))
    left = [{**_told(left.office), "reason": left.reason} for left in found.left_out]
    return {
        "sentence": found.sentence,
        "sum": found.sum,
        "count": len(found.sent),
        "left_out": left,
        "notes": [{"th": note.thai, "en": note.english} for note in found.notes],
        "sent": [_told(view) for view in found.sent],
    }
