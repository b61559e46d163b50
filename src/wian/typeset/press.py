"""The press: a form and its data become a PDF, with our letters and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import typst

from wian.thai.holidays import MONTHS, MONTHS_SHORT, WEEKDAYS

from .errors import TypesetError
from .printing import CLOSE, OPEN, TIE
from .textlayer import mend

# Days, times, numbers of letters and telephones, each in one piece: a no-break space is not enough,
# for typst breaks beside one that stands between Thai. No pattern repeats without a bound.
_N: Final = r"[0-9๐-๙][0-9๐-๙.:]{0,6}(?: [-–] [0-9๐-๙][0-9๐-๙.:]{0,6})?"
_MONTH: Final = "|".join(map(re.escape, (*MONTHS, *MONTHS_SHORT)))
_ON: Final = rf"(?:(?:ลง)?วัน(?:{'|'.join(map(re.escape, WEEKDAYS))})?ที่ )?"
_WHOLE: Final = re.compile(
    rf"{_ON}{_N} (?:(?:{_MONTH})(?: (?:พ\.ศ\. )?[0-9๐-๙]{{2,4}})?|น\.)"
    r"|(?:พ\.ศ\.|(?:ประจำ)?ปี(?:งบประมาณ|การศึกษา)?) [0-9๐-๙]{4}"
    r"|[0-9๐-๙]{1,3}(?: [0-9๐-๙]{3,4}){2}"
    r"|(?<![ก-๎])[ก-ฮ]{2} ?[0-9๐-๙]{3,5}[0-9๐-๙.]{0,4}(?:/ ?ว? ?[0-9๐-๙]{1,7})?"
)
_HOME: Final = Path(__file__).parent


def pressed(
    form: str, data: Mapping[str, object], pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The PDF of `forms/<form>.typ` with `data`; texts reach the form as data, never as markup.

    `pictures` are files that the form may show, by name. Raises TypesetError T110.
    """
    try:
        compiler = typst.Compiler(  # type: ignore[type-var]  # it takes files by name, too
            input=_forms() | {"main.typ": _forms()[f"{form}.typ"]} | dict(pictures or {}),
            font_paths=_letters(),
            ignore_system_fonts=True,
            sys_inputs={"data": _tied(json.dumps(data, ensure_ascii=False))},
        )
        made = compiler.compile(format="pdf")
    except typst.TypstError as error:
        raise TypesetError("T110") from error
    if not isinstance(made, bytes):
        raise TypesetError("T110")
    return mend(made)


@lru_cache(maxsize=1)
def _forms() -> dict[str, bytes]:
    """The forms and what they read, by name: a compiler that is given files reads no others."""
    return {path.name: path.read_bytes() for path in (_HOME / "forms").iterdir() if path.is_file()}


@lru_cache(maxsize=1)
def _letters() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HOME / "fonts"]
    )


def _tied(text: str) -> str:
    """The text with days, times and numbers marked as pieces; no no-break space is left in it."""
    return _WHOLE.sub(rf"{OPEN}\g<0>{CLOSE}", text.replace(TIE, " "))


def tied(text: str) -> str:
    """The text with no-break spaces in days, times and numbers, for a word processor."""
    return _WHOLE.sub(lambda piece: piece[0].replace(" ", TIE), text)
