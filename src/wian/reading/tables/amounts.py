"""Amounts that are said to make a total: in tables, in lists and in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..source import Line, Source
from .grids import Grid, GridRow
from .rows import split_number

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?"
_UNITS = r"บาท|คน|ราย|แห่ง|อัตรา|ชุด|ครัวเรือน|ครอบครัว|เครื่อง|คัน|ไร่|หมู่บ้าน|โรงเรียน|เล่ม|ตำแหน่ง|ทุน|ต้น|ตัว"
_CELL = re.compile(rf"(?P<value>{_NUMBER})\s{{0,6}}(?:\.-|[ก-ฮเ-ไ][ก-๎.]{{0,12}})?\Z")
_TOTAL_ROW = re.compile(r"(?:ยอด)?\s{0,6}รวม|ทั้งสิ้น|total", re.I)
_PRICE = re.compile(r"ต่อหน่วย|หน่วยละ|ละ\b|เฉลี่ย|ร้อยละ|%|ราคากลาง|อัตรา|ลำดับ|ที่\Z")
_AMOUNT = re.compile(
    rf"(?=\d)(?<![\d.,/])(?P<value>{_NUMBER})\s{{0,6}}(?P<unit>{_UNITS})(?!ละ|\s?ๆ)"
)
_TOTAL = re.compile(
    r"(?:รวม|ทั้งสิ้น|ทั้งหมด)(?:เป็น|ทั้งสิ้น|ทั้งหมด|เงิน|งบประมาณ|ค่าใช้จ่าย|จำนวน|สุทธิ|คนละ|รายละ|ราคา|"
    r"ผู้เข้า[ก-๎]{2,20}|[\s:|=(]){0,9}\Z"
)
_UNIT_PRICE = re.compile(r"(?:ละ|[x×*@])\s{0,6}\Z")
_PRODUCT = re.compile(r"เป็นเงิน|คิดเป็น|=\s{0,6}\Z|จำนวนเงิน")
_BREAKDOWN = re.compile(r"[\s()ก-๎]{0,30}?(?:แบ่งเป็น|แบ่งออกเป็น|ประกอบด้วย|จำแนกเป็น|แยกเป็น|ได้แก่)")
_OPENER = re.compile(r"ประกอบด้วย|ได้แก่|ดังนี้|แบ่งเป็น|จำแนกเป็น|แยกเป็น|ดังต่อไปนี้|ดังรายการ")
_GAP = 110


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A printed total, what its parts make, and where the total stands in ``Source.text``."""

    stated: float
    real: float
    start: int
    end: int


def value_of(text: str) -> float | None:
    """The number of a cell such as "๒,๙๕๐ บาท", None when it holds something else; a dash is
    nothing."""
    text = text.strip(" ()")
    if text in ("-", "–", "—"):
        return 0.0
    match = _CELL.match(text)
    return float(match["value"].replace(",", "")) if match else None


def grid_mismatches(grid: Grid) -> Iterator[Mismatch]:
    """The first column of this table whose rows do not make the sum under them, or a row's own
    product."""
    totals = [row for row in grid.rows if _is_total(row)]
    head = _titles(grid)
    for row in totals[-1:]:
        for index in range(grid.width - 1, 0, -1):
            if index in head and _PRICE.search(head[index]):
                continue
            if found := _column(grid, index, row):
                yield found
                return
    yield from _products(grid, head)


def list_mismatches(lines: Sequence[Line]) -> Iterator[Mismatch]:
    """Rows drawn with spaces: the last cells of at least two lines against that of the total
    under them."""
    run: list[float] = []
    idle = 0
    for line in lines:
        cells = line.cells if "\t" not in line.text and "|" not in line.text else ()
        value = value_of(cells[-1].text) if len(cells) > 1 else None
        if value is None:
            idle += bool(line.text)
            run = run if idle < 2 else []
            continue
        idle = 0
        if not _TOTAL_ROW.match(line.text):
            run.append(value)
            continue
        real = sum(run)
        if len(run) > 1 and abs(real - value) > 0.01 and _near(real, value):
            yield Mismatch(value, real, cells[-1].start, cells[-1].end)
        run = []


def _is_total(row: GridRow) -> bool:
    return any(_TOTAL_ROW.match(cell.text) and len(cell.text) < 40 for cell in row.filled[:2])


def _titles(grid: Grid) -> dict[int, str]:
    first = grid.rows[0]
    if any(value_of(cell.text) is not None for cell in first.filled):
        return {}
    return {index: cell.text for index, cell in enumerate(first.cells)}


def _column(grid: Grid, index: int, total: GridRow) -> Mismatch | None:
    """Rows up to the last total; subtotals on the way count once."""
    shift = grid.width - len(total.cells)
    at = index - shift if shift > 0 and index == grid.width - 1 else index
    if at >= len(total.cells) or (stated := value_of(total.cells[at].text)) is None:
        return None
    run: list[float] = []
    all_items: list[float] = []
    subtotals: list[float] = []
    rows = grid.rows[: grid.rows.index(total)]
    for row in _leaves(rows):
        if index >= len(row.cells):
            continue
        value = value_of(row.cells[index].text)
        if value is None:
            continue
        if _is_total(row):
            subtotals.append(value)
            run = []
        else:
            run.append(value)
            all_items.append(value)
    sums = [sum(run), sum(all_items), sum(subtotals), sum(subtotals) + sum(run)]
    if len(all_items) < 2 or stated == 0 or any(abs(s - stated) < 0.01 for s in sums):
        return None
    real = min(sums[:2], key=lambda s: abs(s - stated))
    cell = total.cells[at]
    return Mismatch(stated, real, cell.start, cell.end) if _near(real, stated) else None


def _leaves(rows: Sequence[GridRow]) -> list[GridRow]:
    """Rows without those that are numbered as the head of the rows after them."""
    numbers = [split_number(row.filled[0].text + " ก")[0] if row.filled else "" for row in rows]
    return [
        row
        for i, row in enumerate(rows)
        if not (numbers[i] and i + 1 < len(rows) and numbers[i + 1].startswith(f"{numbers[i]}."))
    ]


def _products(grid: Grid, head: dict[int, str]) -> Iterator[Mismatch]:
    """Quantity times price; one row that fails while all others hold."""
    price = next((i for i, t in head.items() if re.search(r"ต่อหน่วย|หน่วยละ", t)), None)
    many = next((i for i, t in head.items() if re.match(r"จำนวน(?!เงิน)|ปริมาณ", t)), None)
    money = next(
        (i for i, t in head.items() if re.search(r"จำนวนเงิน|เป็นเงิน|ราคารวม|รวมเงิน", t)), None
    )
    if price is None or many is None or money is None:
        return
    good, bad = 0, []
    for row in grid.rows[1:]:
        if _is_total(row) or max(price, many, money) >= len(row.cells):
            continue
        values = [value_of(row.cells[i].text) for i in (price, many, money)]
        if None in values:
            continue
        one, count, product = (value or 0.0 for value in values)
        if abs(one * count - product) < 0.01:
            good += 1
        else:
            cell = row.cells[money]
            bad.append(Mismatch(product, one * count, cell.start, cell.end))
    if len(bad) == 1 and good > 1:
        yield bad[0]


def text_mismatches(source: Source, start: int, end: int) -> Iterator[Mismatch]:
    """Totals told in sentences or under lists against the amounts told before or after them."""
    amounts = list(_AMOUNT.finditer(source.plain, start, end))
    for index, match in enumerate(amounts):
        before = source.plain[max(start, match.start() - 60) : match.start()]
        same = [m for m in amounts[max(0, index - 40) : index] if m["unit"] == match["unit"]]
        if _TOTAL.search(before) and not _UNIT_PRICE.search(before.replace("คนละ", "")):
            chain = _chain_before(source, same, match)
        elif _BREAKDOWN.match(source.plain, match.end()):
            after = [m for m in amounts[index + 1 : index + 40] if m["unit"] == match["unit"]]
            chain = _chain_after(source, match, after)
        else:
            continue
        stated, values = _value(match), [v for v in chain if v]
        if len(values) > 1 and not _adds_up(values, stated) and _near(sum(values), stated):
            yield Mismatch(stated, sum(values), match.start(), match.end())


def _value(match: re.Match[str]) -> float:
    return float(match["value"].replace(",", ""))


def _chain_before(
    source: Source, amounts: Sequence[re.Match[str]], total: re.Match[str]
) -> list[float]:
    """The amounts that lead up to the total without a long gap, an earlier total or an opening
    word."""
    out: list[float] = []
    right = total
    skip_prices = False
    for match in reversed(amounts):
        between = source.plain[match.end() : right.start()]
        before = source.plain[max(0, match.start() - 40) : match.start()]
        if len(between) > _GAP or _TOTAL.search(before) or (out and _OPENER.search(between)):
            break
        if _UNIT_PRICE.search(before) or (skip_prices and not re.search(r"[\n)]", between)):
            skip_prices = False
            right = match
            continue
        skip_prices = bool(_PRODUCT.search(before[-16:]))
        out.append(_value(match))
        right = match
    return out


def _chain_after(
    source: Source, total: re.Match[str], amounts: Sequence[re.Match[str]]
) -> list[float]:
    out: list[float] = []
    left = total
    for match in amounts:
        between = source.plain[left.end() : match.start()]
        if len(between) > _GAP or re.search(r"\n\s{0,6}\n|รวม|ทั้งสิ้น|โดย(?!เฉพาะ)", between):
            break
        left = match
        if not _UNIT_PRICE.search(between):
            out.append(_value(match))
        else:
            return []
    return out


def _adds_up(values: Sequence[float], stated: float) -> bool:
    """The nearest amounts, two or more, or the amounts of products make the total."""
    return any(abs(sum(values[:k]) - stated) < 0.01 for k in range(2, len(values) + 1))


def _near(real: float, stated: float) -> bool:
    """Only a near miss is a mistake; otherwise the parts were not the total's own."""
    return stated > 0 and 0.6 < real / stated < 1.7
