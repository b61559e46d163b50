"""Files in, readings out: each file is parsed and read in a limited child process, in order.

The parent never looks into a file: a letter is a stranger's bytes, also when it is plain text. It
does not even load the reader, so a single file costs one start of Python on top of the command's.
"""

from __future__ import annotations

import errno
import os
import sys
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wian.scanning import DEFAULT, Pool, ScanError, Work

STDIN = "-"
Reading = dict[str, Any]

# errno → what happened and what to do, Thai and English.
_MESSAGES = {
    errno.ENOENT: (
        "ไม่พบไฟล์นี้ โปรดตรวจชื่อและโฟลเดอร์",
        "There is no such file. Check its name and folder.",
    ),
    errno.EACCES: (
        "ไม่มีสิทธิ์เปิดไฟล์นี้ โปรดขอสิทธิ์อ่าน",
        "The file may not be opened. Ask for the right to read it.",
    ),
}
_OTHER = ("เปิดไฟล์นี้ไม่ได้ ({why})", "The file cannot be opened ({why}).")
_BROKEN = (
    "ตัวอ่านผิดพลาดกับไฟล์นี้ ({why}) โปรดแจ้งผู้พัฒนา",
    "The reader failed on this file ({why}). Please report it.",
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not read, as a sentence in Thai and one in English."""

    th: str
    en: str


def readings(files: Sequence[str]) -> Generator[tuple[str, Reading | Failure], None, None]:
    """Each file with its reading or why there is none, in the order given.

    One child per core at most; only a few files are in memory at a time. Closing the iterator (or
    Ctrl-C) ends the children.
    """
    workers = max(1, min(len(files), _cores()))
    waiting: deque[tuple[str, Work[Reading] | Failure]] = deque()
    with Pool(workers=workers) as pool:
        for name in files:
            waiting.append((name, _sent(pool, name)))
            if len(waiting) >= 4 * workers:
                yield _received(*waiting.popleft())
        while waiting:
            yield _received(*waiting.popleft())


def facts(data: bytes, name: str) -> Reading:
    """In the child: what the file says, as the reading contract's object with its source and text.

    Raises ScanError for a file that cannot be read.
    """
    from wian.reading import read, to_dict
    from wian.scanning import scan

    found = scan(data, name)
    source = {
        "name": name,
        "kind": found.kind,
        "encoding": found.encoding,
        "pages": len(found.pages),
        "ocr_pages": [page.number for page in found.pages if page.source == "ocr"],
        "notes": [{"code": n.code, "th": n.th, "en": n.en, "page": n.page} for n in found.notes],
        "qr": [{"page": code.page, "text": code.text} for code in found.qr],
    }
    return {"source": source, **to_dict(read(found.text)), "text": found.text}


def shown_name(name: str) -> str:
    """The file's name without its folder, fit to be written anywhere."""
    last = "stdin" if name == STDIN else Path(name).name
    return os.fsencode(last).decode("utf-8", "replace")


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _sent(pool: Pool, name: str) -> Work[Reading] | Failure:
    try:
        return pool.submit(facts, _bytes(name), shown_name(name))
    except ScanError as refused:
        return _refusal(refused)
    except OSError as wrong:
        th, en = _MESSAGES.get(wrong.errno or 0, _OTHER)
        why = wrong.strerror or type(wrong).__name__
        return Failure(th.format(why=why), en.format(why=why))


def _bytes(name: str) -> bytes:
    """One byte more than is allowed is enough to be refused; endless devices end there too."""
    if name == STDIN:
        return sys.stdin.buffer.read(DEFAULT.bytes + 1)
    with open(name, "rb") as file:
        return file.read(DEFAULT.bytes + 1)


def _received(name: str, work: Work[Reading] | Failure) -> tuple[str, Reading | Failure]:
    if isinstance(work, Failure):
        return name, work
    try:
        return name, work.result()
    except ScanError as refused:
        return name, _refusal(refused)
    except Exception as wrong:
        if os.environ.get("WIAN_DEBUG") == "1":
            raise
        why = f"{type(wrong).__name__}: {wrong}"
        return name, Failure(*(told.format(why=why) for told in _BROKEN))


def _refusal(refused: ScanError) -> Failure:
    return Failure(f"{refused.th} [{refused.code}]", refused.en)
