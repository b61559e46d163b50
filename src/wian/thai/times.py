"""Times of day in Thai text: "๑๓.๓๐ - ๑๖.๓๐ น.", "เวลา 09.00 น. ถึง 12.00 น.", "๘ นาฬิกา".

A number counts as a time only with เวลา before it or น. / นาฬิกา after it (of a range: at either
end), so section numbers and amounts of money are left alone. No pattern repeats without a bound.
"""

import re
from dataclasses import dataclass

from wian.thai.digits import DIGIT

_D = DIGIT
_CLOCK = rf"(?:[01๐๑]?{_D}|[2๒][0-4๐-๔])\s?[.:]\s?[0-5๐-๕]{_D}(?!{_D})"
_MILITARY = rf"(?:[01๐๑]{_D}|[2๒][0-3๐-๓])[0-5๐-๕]{_D}"
_HOUR = rf"(?:[01๐๑]?{_D}|[2๒][0-4๐-๔])(?!{_D})"
# น. but not the beginning of น.ส.
_UNIT = r"\s{0,3}(?:น ?\.(?! ?ส\.)|นาฬิกา|น(?![ก-๎.]))"
_TO = r"\s{0,3}(?:[-–—~]|(?:จน)?ถ[ึิ]ง)\s{0,3}(?:เวลา)?\s{0,3}"
_TIME = re.compile(
    rf"(?=[เ0-9๐-๙])(?<!{_D})(?<!{_D}[.:/,])(?P<label>เวลา(?:ประมาณ)?\s{{0,4}})?"
    rf"(?P<start>{_CLOCK}|{_MILITARY}(?={_UNIT})|{_HOUR}(?![.:/,]?{_D}))(?P<unit>{_UNIT})?"
    rf"(?:{_TO}(?P<end>{_CLOCK}|{_HOUR}(?![.:/,]?{_D}))(?P<unit2>{_UNIT})?)?"
    r"(?P<open>\s{0,3}เป็นต้นไป)?"
)


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time or a range of times as printed; `start` and `end` are "HH:MM", 24 hours.

    `span` is [start, end) in characters and takes in เวลา, น. and เป็นต้นไป; `end` is None for a
    single time; `open_ended` is true before เป็นต้นไป.
    """

    span: tuple[int, int]
    text: str
    start: str
    end: str | None = None
    open_ended: bool = False


def _clock(printed: str) -> str | None:
    """HH:MM of "9", "๙.๓๐", "13 : 30" or "0900"; None past 24:00."""
    digits = re.sub(r"[\s.:]+", " ", printed).split()
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    return f"{hour:02}:{minute:02}" if hour * 60 + minute <= 24 * 60 else None


def _mention(text: str, found: re.Match[str]) -> TimeMention | None:
    end_printed = found["end"]
    if not (found["label"] or found["unit"] or found["unit2"]):
        return None
    # "๙ - ๑๒ แห่ง" after เวลา: a bare hour needs its unit
    if found["unit"] is None and found["unit2"] is None and found["start"].isdecimal():
        return None
    stop = found.end()
    end = _clock(end_printed) if end_printed else None
    bare_end = end_printed and end_printed.isdecimal() and not found["unit2"]
    if end_printed and (end is None or bare_end):
        stop, end = (found.end("unit") if found["unit"] else found.end("start")), None
        if not (found["label"] or found["unit"]):
            return None
    start = _clock(found["start"])
    if start is None:
        return None
    span = found.start(), stop
    return TimeMention(span, text[slice(*span)], start, end, bool(found["open"]))


def time_at(text: str, pos: int) -> TimeMention | None:
    """The time that starts exactly at `pos` (at its เวลา or its digits), or None."""
    found = _TIME.match(text, pos)
    return _mention(text, found) if found else None


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Every time of day printed in `text`, in text order, without overlap. Raises nothing."""
    found = (_mention(text, match) for match in _TIME.finditer(text))
    return tuple(mention for mention in found if mention)
