"""Thai official holidays, working days, the fiscal year, and dates as officials write them.

Holidays are those of the ``holidays`` package for Thailand in the categories ``public`` and
``government`` (with substitution and cabinet days). Days that follow the moon are computed for
coming years and may move when the cabinet announces them; Labour Day counts although offices treat
it differently. The calendar of an installation is therefore the administrator's to edit above this.
All dates are ``datetime.date`` (CE); years returned by `fiscal_year` are พ.ศ.
"""

from calendar import isleap
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from wian.thai.digits import to_thai

BUDDHIST_ERA = 543
"""พ.ศ. year minus CE year."""

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
MONTHS_SHORT = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

_PACKAGE_LANGUAGE = {"th": "th", "en": "en_US"}
_SATURDAY = 5
_NO_BREAK = "\u00a0"


@lru_cache(maxsize=4)
def _calendar(lang: str) -> Mapping[date, str]:
    # Imported late: the package costs about 0.1 s that a reader of dates does not need.
    import holidays

    return holidays.country_holidays(
        "TH", categories=("public", "government"), language=_PACKAGE_LANGUAGE[lang]
    )


@lru_cache(maxsize=8192)
def is_holiday(d: date) -> bool:
    """True on a public or government holiday; plain Saturdays and Sundays are not holidays."""
    return d in _calendar("th")


def holiday_name(d: date, lang: Literal["th", "en"] = "th") -> str | None:
    """The holiday's name in Thai or English, or None on any other day."""
    return _calendar(lang).get(d)


@lru_cache(maxsize=64)
def holidays_of(year: int) -> Mapping[date, tuple[str, str]]:
    """The holidays of a CE year in order, each with its name in Thai and in English."""
    thai, english = _calendar("th"), _calendar("en")
    days = (date(year, 1, 1) + timedelta(days=i) for i in range(365 + isleap(year)))
    return MappingProxyType({d: (thai[d], english[d]) for d in days if d in thai})


def is_working_day(d: date) -> bool:
    """True from Monday to Friday except on holidays."""
    return d.weekday() < _SATURDAY and not is_holiday(d)


def next_working_day(d: date) -> date:
    """The first working day on or after `d`."""
    while not is_working_day(d):
        d += timedelta(days=1)
    return d


def previous_working_day(d: date) -> date:
    """The last working day on or before `d`."""
    while not is_working_day(d):
        d -= timedelta(days=1)
    return d


def add_working_days(d: date, n: int) -> date:
    """The n-th working day after `d` (before it when `n` is negative); `d` itself when `n` is 0.

    `d` is not counted, as when a period runs from the day after the event
    (Civil and Commercial Code section 193/3).
    """
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        d += step
        left -= is_working_day(d)
    return d


def fiscal_year(d: date) -> int:
    """The ปีงบประมาณ (พ.ศ.) that `d` falls in: 1 October of the year before to 30 September."""
    return d.year + BUDDHIST_ERA + (d.month >= 10)


def quarter(d: date) -> int:
    """The fiscal quarter of `d`, 1 to 4; quarter 1 is October to December."""
    return (d.month + 2) % 12 // 3 + 1


def weekday_th(i: int) -> str:
    """The Thai weekday without วัน; 0 is Monday, as in ``date.weekday``."""
    return WEEKDAYS[i]


def format_th(
    d: date,
    *,
    short: bool = False,
    digits: Literal["thai", "arabic"] = "arabic",
    weekday: bool = False,
) -> str:
    """`d` in พ.ศ., its parts tied by no-break spaces so that no line breaks inside a date.

    Long "วันศุกร์ที่ 20 ธันวาคม 2567", short "ศุกร์ 20 ธ.ค. 2567"; the weekday only if asked for.
    """
    parts = [
        str(d.day),
        (MONTHS_SHORT if short else MONTHS)[d.month - 1],
        str(d.year + BUDDHIST_ERA),
    ]
    if weekday:
        name = WEEKDAYS[d.weekday()]
        parts.insert(0, name if short else f"วัน{name}ที่")
    text = _NO_BREAK.join(parts)
    return to_thai(text) if digits == "thai" else text
