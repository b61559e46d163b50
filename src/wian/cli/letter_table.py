"""A reading as a page for the terminal: warnings first, then who must do what by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wian.cli.masking import Mask, mask_for
from wian.cli.saying import DOUBTS, FIELDS, KINDS, clock, day, deadline
from wian.cli.thai_lines import ThaiText

Row = Mapping[str, Any]
Heads = tuple[str, ...]
Rows = Sequence[tuple[object, ...]]
UNSURE = 0.6


def print_reading(reading: Row, console: Console | None = None) -> None:
    """The whole reading on stdout; private data is covered."""
    console = console or Console(highlight=False)
    if console.is_terminal:
        _print(reading, console)
        return
    # A file or a pipe has no width, and nobody wants the spaces that fill a table's last column.
    paper = Console(highlight=False, width=110, color_system=None)
    with paper.capture() as captured:
        _print(reading, paper)
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _print(reading: Row, console: Console) -> None:
    mask = mask_for(reading)
    source = reading["source"]
    console.print(Rule(Text(mask(source["name"]), style="bold"), align="left"))
    for note in source["notes"]:
        page = f"หน้า {note['page']}: " if note["page"] else ""
        console.print(Text(f"  {mask(page + note['th'])}\n  {mask(note['en'])}", style="dim"))
    for doubt in reading["contradictions"]:
        console.print(_warning(doubt, reading["text"], mask))
    documents = reading["documents"]
    for number, document in enumerate(documents, start=1):
        kind = KINDS.get(document["kind"], document["kind"])
        console.print(Text(f"\n[{number}/{len(documents)}] {mask(kind)}", style="bold"))
        console.print(*_document(document, mask), sep="\n")
    for heads, rows in _whole(reading):
        console.print(_table(heads, rows, mask))
    console.print()


def _warning(doubt: Row, text: str, mask: Mask) -> RenderableType:
    told = Text("! ", style="bold yellow")
    told.append(DOUBTS.get(doubt["kind"], mask(doubt["kind"])))
    for start, end in dict.fromkeys(map(tuple, doubt["quotes"])):
        told.append(f"  “{mask(_short(text[start:end]))}”", style="not bold reverse")
    reasons = [reason for reason in (doubt["note"], doubt.get("note_en")) if reason]
    told.append("".join(f"\n    {mask(reason)}" for reason in reasons), style="not bold default")
    return told


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 160 else f"{words[:120]} … {words[-30:]}"


def _document(document: Row, mask: Mask) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in _facts(document):
        grid.add_row(label, ThaiText(mask(value)))
    yield Padding(grid, (0, 0, 0, 2))
    for heads, rows in _tables(document):
        yield _table(heads, rows, mask)


def _tables(document: Row) -> Iterator[tuple[Heads, Rows]]:
    if duties := document.get("duties"):
        yield (
            ("#", "ภารกิจ · duty", "ผู้ทำ · who", "กำหนด · when"),
            [
                (_numbered(n, duty), _action(duty), duty.get("assignee") or "–", deadline(duty))
                for n, duty in enumerate(duties, start=1)
            ],
        )
    if meetings := document.get("meetings"):
        yield (
            ("ประชุม · meeting", "เวลา · time", "ที่ · place", "รหัส · code"),
            [
                (_days(m), clock(m), m.get("place_or_link") or "–", m.get("passcode"))
                for m in meetings
            ],
        )
    if criteria := document.get("criteria"):
        total = _number(sum(row.get("points") or 0 for row in criteria))
        yield (
            ("กลุ่ม · group", f"เกณฑ์ {len(criteria)} ข้อ · criteria", f"คะแนน {total} · points"),
            _once([(c.get("group") or "", c["item"], _number(c.get("points"))) for c in criteria]),
        )


def _facts(document: Row) -> Iterator[tuple[str, str]]:
    """Label and value of each fact that is there, in the order people look for them."""
    places = document.get("places") or {}
    for name, label in FIELDS.items():
        value = document.get(name)
        raw = document.get(f"{name}_raw")
        if not value and not raw:
            continue
        lines = [_line(name, one) for one in (value if isinstance(value, list) else [value]) if one]
        place = places.get(name)
        if isinstance(place, dict) and place.get("confidence", 1) < UNSURE:
            lines.append("(ไม่แน่ใจ · unsure)")
        if raw:
            lines.append(f"(พิมพ์ว่า · printed “{raw}”)")
        yield label, "\n".join(lines)


def _line(name: str, value: Any) -> str:
    if name == "date":
        return day(value)
    if not isinstance(value, dict):
        return str(value)
    if name == "references":
        dated = f"ลงวันที่ {day(value['date'])}" if value.get("date") else ""
        return " ".join(filter(None, (value.get("number"), value.get("title"), dated)))
    if name == "enclosures":
        return " · ".join(filter(None, (value.get("title"), value.get("quantity"))))
    if name == "signatory":
        return "\n".join(filter(None, (value.get(k) for k in ("name", "position", "acting"))))
    if name == "contacts":
        return _contact(value)
    if name == "events":
        days = " – ".join(day(value[k]) for k in ("start", "end") if value.get(k))
        return " · ".join(filter(None, (value.get("what"), days, value.get("place"))))
    return " ".join(str(part) for part in value.values() if isinstance(part, str))


def _contact(row: Row) -> str:
    phone = row.get("phone") or row.get("phone_corrected") or row.get("phone_raw")
    after = f"ต่อ {row['extension']}" if row.get("extension") else None
    fax = f"โทรสาร {row['fax']}" if row.get("fax") else None
    return " ".join(filter(None, (row.get("unit"), phone, after, fax, row.get("email"))))


def _whole(reading: Row) -> Iterator[tuple[Heads, Rows]]:
    if bands := reading.get("bands"):
        yield (
            ("ระดับ · band", "ตั้งแต่ · from", "ถึง · to"),
            [(b.get("label"), _number(b.get("min")), _number(b.get("max"))) for b in bands],
        )
    if rounds := reading.get("rounds"):
        yield (
            ("รอบ · round", "ภายใน · due"),
            [(r.get("name"), day(r["due"]) if r.get("due") else "–") for r in rounds],
        )
    if zones := reading.get("zones"):
        yield (
            ("โซน · zone", "จำนวน · count", "อำเภอ · districts"),
            [(z["name"], len(z["districts"]), ", ".join(z["districts"])) for z in zones],
        )
    if committees := reading.get("committees"):
        seats = [(c["name"], m) for c in committees for m in c["members"]]
        heads = (f"คณะกรรมการ {len(committees)} คณะ · committees",)
        yield (
            (*heads, f"{len(seats)} ที่นั่ง · seats", "หน้าที่ · role"),
            _once([(name, seat["person_or_post"], seat["role"]) for name, seat in seats]),
        )


def _table(heads: Heads, rows: Rows, mask: Mask) -> RenderableType:
    """A table without the columns in which nothing stands."""
    filled = [n for n in range(len(heads)) if any(row[n] not in (None, "") for row in rows)]
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for n in filled:
        table.add_column(Text(heads[n]), overflow="fold")
    for row in rows:
        cells = ("" if row[n] is None else row[n] for n in filled)
        table.add_row(*(ThaiText(mask(cell)) for cell in cells))
    return Padding(table, (1, 0, 0, 2))


def _once(rows: Rows) -> Rows:
    """A group's name stands on its first row only."""
    groups = (list(members) for _, members in groupby(rows, key=lambda row: row[0]))
    return [row if n == 0 else ("", *row[1:]) for group in groups for n, row in enumerate(group)]


def _numbered(place: int, duty: Row) -> str:
    return str(duty.get("item") or f"({place})")


def _action(duty: Row) -> str:
    words = " ".join(str(duty["action"]).split())
    return f"{words} [{duty['condition']}]" if duty.get("condition") else words


def _days(meeting: Row) -> str:
    days = [day(meeting[key]) for key in ("date", "date_end") if meeting.get(key)]
    return " – ".join(days) or "–"


def _number(value: Any) -> str:
    return "–" if value is None else f"{value:g}"
