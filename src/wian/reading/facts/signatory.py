"""Who signs, in which post, and for whom."""

from __future__ import annotations

import re

from ..part import Part
from ..source import Line, squeeze
from ..values import Signatory
from ..vocabulary import ACTING, ORGANISATION, PERSON, RANKS, SIGNATURE_NAME

NAME = "signatory"
_PLAIN_NAME = re.compile(r"^\(\s*(?P<name>[ก-ฮเ-ไ][ก-๎.]{1,30}[ \t]{1,3}[ก-ฮเ-ไ][ก-๎]{1,30})\s*\)$")
_OFFICE_OF_MINUTES = re.compile(
    r"\s+ผู้(?:จด|บันทึก|ตรวจ|รับรอง)[ก-๎]*(?:\s.*)?$|^ผู้(?:จด|บันทึก)รายงาน[ก-๎]*\s+"
)
_RANK = re.compile(rf"(?:{RANKS})(?=[\s.…_]*$)")
_HALF = re.compile(rf"^(?:\(\s*(?P<name>{PERSON.pattern})|(?P<named>{PERSON.pattern})\s*\))$")
_SIGN = re.compile(r"^\(?\s*ลงชื่อ\)?\s*[.…_]*")
_RECORDER = re.compile(r"ผู้จด|ผู้บันทึก|จดรายงาน|บันทึกรายงาน")
_CHECKER = re.compile(r"ผู้ตรวจ|ตรวจรายงาน|ผู้รับรอง")
_STOP = re.compile(
    r"^(?:โทร|สำเนา|ผู้ประสาน|กลุ่มงาน|ฝ่าย(?!.{0,20}ปฏิบัติ)|\(?ลงชื่อ|\(|เรียน|เรื่อง|วันที่|\d{1,2}\s|QR|http|"
    r"www|E-?mail|อีเมล|ไปรษณีย์|หมายเหตุ|เห็นชอบ|อนุมัติ|ทราบ|ที่\s\d|[-–_.…]{3}|☐|□|\[|\"|“)",
    re.I,
)
_OWNER = re.compile(r"^(?:สำนักงาน|กอง|สำนัก|งาน|กลุ่ม|ศูนย์|แผนก)")


def read(part: Part) -> Signatory | None:
    """The last signature of the document; of minutes the recorder's, of forms nobody's."""
    found = [row for index in range(len(part.lines)) if (row := _signature(part, index))]
    if not found:
        return None
    if part.kind == "minutes":
        recorders = [row for row, recorder in found if recorder]
        return recorders[0] if recorders else found[0][0]
    if part.kind in ("external_letter", "stamped_letter", "memo"):
        return found[0][0]
    return found[-1][0]


def _signature(part: Part, index: int) -> tuple[Signatory, bool] | None:
    line = part.lines[index]
    match = (
        SIGNATURE_NAME.search(line.text) or _PLAIN_NAME.match(line.text) or _HALF.match(line.text)
    )
    name_at: tuple[int, int] | None = None
    if match and _stands_alone(line, match):
        group = "name" if match["name"] else "named"
        name_at = (line.start + match.start(group), line.start + match.end(group))
    elif (signed := _SIGN.match(line.text)) and (person := PERSON.search(line.text, signed.end())):
        name_at = (line.start + person.start(), line.start + person.end())
    if name_at is None or index < 3:
        return None
    near = " ".join(item.text for item in part.lines[max(0, index - 1) : index + 3])
    position, acting, end = _post(part, index, line, name_at[1])
    rank = _rank_above(part, index)
    name = squeeze(part.source.text[name_at[0] : name_at[1]])
    row = Signatory(
        name=f"{rank} {name}" if rank and not PERSON.match(name) else name,
        position=position,
        acting=acting,
        span=part.raw_span(name_at[0], max(end, name_at[1])),
        confidence=0.93 if position else 0.7,
    )
    return row, bool(_RECORDER.search(near)) and not (
        _CHECKER.search(near) and not _RECORDER.search(near)
    )


def _rank_above(part: Part, index: int) -> str | None:
    """Police and soldiers print the rank where the signature goes, the name in brackets below."""
    above = next(
        (line for line in reversed(part.lines[max(0, index - 3) : index]) if line.text), None
    )
    own = part.lines[index].text.split("(")[0].strip()
    for text in (own, above.text if above else ""):
        if rank := _RANK.match(text):
            return rank.group().strip()
    return None


def _stands_alone(line: Line, match: re.Match[str]) -> bool:
    """Beside the name there may be a rank, dots, "ลงชื่อ" or the recorder's title, nothing else."""
    outside = line.text[: match.start()] + line.text[match.end() :]
    outside = re.sub(
        r"\(?ลงชื่อ\)?|ผู้(?:จด|ตรวจ|บันทึก)[ก-๎]*|[\s.…_|:]|(?:[ก-ฮ]{1,3}\.){1,4}", "", outside
    )
    return len(outside) < 4


def _post(part: Part, index: int, line: Line, after: int) -> tuple[str | None, str | None, int]:
    """The post under the name and the words from "ปฏิบัติราชการแทน" on, and where they end."""
    spans = _post_lines(part, index, line, after)
    if not spans:
        return None, None, after
    text = " ".join(part.plain(start, end) for start, end in spans)
    printed = squeeze(" ".join(part.source.text[start:end] for start, end in spans))
    acting = ACTING.search(squeeze(text))
    position = printed[: acting.start()].strip() if acting else printed
    position = _OFFICE_OF_MINUTES.sub("", position) or position
    return position or None, printed[acting.start() :].strip() if acting else None, spans[-1][1]


def _post_lines(part: Part, index: int, line: Line, after: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    rest = part.plain(after, line.end).strip(" )|")
    if len(rest) > 3 and not re.match(r"^[.…_]+$", rest):
        start = line.end - len(rest)
        spans.append((start, line.end))
    blanks = 0
    for other in part.lines[index + 1 : index + 9]:
        if not other.text:
            blanks += 1
            continue
        if _ends_post(other, spans, part, blanks):
            break
        spans.append((other.start, other.end))
        blanks = 0
    return spans


def _ends_post(line: Line, spans: list[tuple[int, int]], part: Part, blanks: int) -> bool:
    if (
        len(line.text) > 110
        or _STOP.match(line.text)
        or SIGNATURE_NAME.search(line.text)
        or len(spans) >= 4
    ):
        return True
    if not spans:
        return False
    last = part.plain(*spans[-1])
    waiting = bool(re.search(r"(?:แทน|ตำแหน่ง)$", last)) or bool(ACTING.match(line.text))
    if waiting:
        return False
    if blanks:
        return not ACTING.search(line.text)
    return (
        bool(_OWNER.match(line.text))
        and bool(ORGANISATION.match(line.text))
        and bool(ACTING.search(" ".join(part.plain(*s) for s in spans)))
    )
