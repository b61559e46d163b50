"""Month names in running text: exact, abbreviated, English, and damaged by OCR.

A damaged name is looked for only where a date can stand (after a day number or เดือน, or before a
year), never in free text: มีนาคม without its mark is a part of คมนาคม. Its pattern allows at every
letter the usual confusions, marks lost, wrong or doubled, and single spaces; longer names may in
addition have any one letter wrong or lost. No pattern repeats without a bound, so time is linear.
"""

import re

from wian.thai.holidays import MONTHS

MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_MARK = f"[{MARKS}]"
_CONFUSED = {
    "ก": "กถภ", "ภ": "ภกถ", "ถ": "ถกภ", "น": "นบมฆ", "ม": "มนบฆ", "ต": "ตดคศ", "ค": "คตดศฅ",
    "ศ": "ศคตดส", "ร": "รวธ", "ว": "วรธ", "ธ": "ธรช", "พ": "พผฟศ", "ห": "หทฟ", "ย": "ยบอ",
    "ษ": "ษบ", "ส": "สล", "ล": "ลส", "ง": "งว", "จ": "จว", "ฎ": "ฎฏภถ", "ฤ": "ฤฦถดก", "เ": "เแ",
    "า": "าๅ",
}  # fmt: skip
_JOINT = f" ?{_MARK}{{0,2}} ?"
_ANY_LETTER = f"(?:[ก-ฮฤๅาเแ]{_MARK}{{0,2}})?"
# No other word goes on behind a damaged name; these may (ตลาดนัด is no ตุลาคม).
_END = r"(?=[^ก-๎]|\Z|นี้|ของ|ถึง|และ|เป็น|พ\. ?ศ)"
_LONG_ENOUGH = 6  # bases; below this one free letter would take สมาคม for มีนาคม
_ABBREVIATED = {
    1: ("ม", "ค"), 2: ("ก", "พ"), 3: ("มี", "ค"), 4: ("เม", "ย"), 5: ("พ", "ค"), 6: ("มิ", "ย"),
    7: ("ก", "ค"), 8: ("ส", "ค"), 9: ("ก", "ย"), 10: ("ต", "ค"), 11: ("พ", "ย"), 12: ("ธ", "ค"),
}  # fmt: skip
_ENGLISH = (
    "Jan(?:uary)?", "Feb(?:ruary)?", "Mar(?:ch)?", "Apr(?:il)?", "May", "June?",
    "July?", "Aug(?:ust)?", "Sept?(?:ember)?", "Oct(?:ober)?", "Nov(?:ember)?", "Dec(?:ember)?",
)  # fmt: skip

# ก.พ. is a month, ก.พ.ร. an agency; but ธ.ค. may be followed by พ.ศ.
_END_OF_SHORT = r"(?:\.(?! ?(?![พค]\. ?ศ)[ก-ฮ]\.)|(?![ก-๎.]))"

EXACT = {name: i for i, name in enumerate(MONTHS, 1)}
EXACT_PATTERN = "|".join(MONTHS)
DOTTED_PATTERN = r"(?<![ก-๎.])(?:(?:ม|ก|มี|พ|ส|ต|ธ)\. ?ค|(?:เม|มิ|ก|พ)\. ?ย|ก\. ?พ)" + _END_OF_SHORT
ENGLISH_PATTERN = rf"\b(?:{'|'.join(_ENGLISH)})\b\.?"


def _letters(name: str) -> list[str]:
    return [c for c in name if not re.match(_MARK, c)]


def _damaged(name: str) -> str:
    classes = [f"[{_CONFUSED.get(c, c)}]" for c in _letters(name)]
    return _JOINT.join(classes) + f"{_MARK}{{0,2}}"


def _one_wrong(name: str) -> str:
    letters = _letters(name)
    if len(letters) < _LONG_ENOUGH:
        return ""
    exact = [f"{c}{_MARK}{{0,2}}" for c in letters]
    variants = ("".join([*exact[:i], _ANY_LETTER, *exact[i + 1 :]]) for i in range(len(exact)))
    return "|".join(variants)


def _after_day() -> str:
    full = [f"(?P<m{i}>{name}|{_damaged(name)}{_END})" for i, name in enumerate(MONTHS, 1)]
    short = [rf"(?P<s{i}>{a}\.? ?{b}{_END_OF_SHORT})" for i, (a, b) in _ABBREVIATED.items()]
    return "|".join([*full, *short])


_AFTER_DAY = re.compile(_after_day())
_BEFORE_YEAR = re.compile(rf"(?<![ก-๎])(?:{_after_day()})(?=\s{{0,4}}\Z)")
_ONE_WRONG = re.compile(
    "(?:"
    + "|".join(f"(?P<m{i}>{_one_wrong(n)})" for i, n in enumerate(MONTHS, 1) if _one_wrong(n))
    + f"){_END}"
)
_LOOKS_LIKE_MONTH = re.compile(rf"[ก-๎]{{4,14}}?(?:าค{_MARK}?ม|าย{_MARK}?น|พ{_MARK}?นธ)")


def month_number(text: str) -> int:
    """The month 1-12 of an exact, dotted or English name (as matched by the patterns above)."""
    if text in EXACT:
        return EXACT[text]
    for i, pattern in enumerate(_ENGLISH, 1):
        if re.match(pattern, text):
            return i
    bare = text.replace(".", "").replace(" ", "")
    return next(i for i, (a, b) in _ABBREVIATED.items() if a + b == bare)


def damaged_month_at(text: str, pos: int) -> tuple[int, int] | None:
    """(month, end) of a month name, perhaps damaged or without dots, that starts at `pos`."""
    found = _AFTER_DAY.match(text, pos)
    if found is None and _LOOKS_LIKE_MONTH.match(text, pos):
        found = _ONE_WRONG.match(text, pos)
    if found is None or found.lastgroup is None:
        return None
    return int(found.lastgroup[1:]), found.end()


def damaged_month_before(text: str, pos: int) -> tuple[int, int, int] | None:
    """(month, start, end) of a damaged full name just before `pos` and after a non-letter."""
    found = _BEFORE_YEAR.search(text, max(0, pos - 24), pos)
    if found is None or found.lastgroup is None or found.lastgroup[0] == "s":
        return None
    return int(found.lastgroup[1:]), found.start(), found.end()
