"""Files of the tests, used by shelves: a shelf is an office, seen by who reads its letters."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

from wian.files import uses
from wian.files.actions import store, use
from wian.files.kinds import PAPERS
from wian.offices.acting import Actor
from wian.offices.queries.offices import by_key
from wian.offices.queries.reach import kept

HOME = "d5701"
LETTER = "ที่ ทด ๐๑๒๓/ว ๔๕๖\nเรื่อง ขอเชิญประชุม\n".encode()
SHELF = "shelf"


def shelves_seen(actor: Actor, ids: list[str]) -> set[str]:
    """Those of the shelves whose letters this person may read."""
    rows = kept(actor, "letter.read").filter(office__in=[int(id_) for id_ in ids])
    return {str(id_) for id_ in rows.values_list("office", flat=True)}


uses.guard(SHELF, shelves_seen)


def stored(
    actor: Actor,
    data: bytes = LETTER,
    name: str = "หนังสือ.txt",
    *,
    private: bool = False,
    release_at: datetime | None = None,
    taken: frozenset[str] = PAPERS,
) -> int:
    """A file kept by the office of these tests, used by nothing."""
    return store(
        actor,
        verb="letter.write",
        office=by_key(HOME),
        name=name,
        data=data,
        private=private,
        release_at=release_at,
        taken=taken,
    )


def shelved(actor: Actor, data: bytes = LETTER, name: str = "หนังสือ.txt", **marks: object) -> int:
    """The same, on the shelf of that office."""
    file = stored(actor, data, name, **marks)  # type: ignore[arg-type]
    home = by_key(HOME)
    use(actor, file=file, kind=SHELF, thing=home, label="ต้นฉบับ", office=home)
    return file


def content(folder: Path) -> list[Path]:
    """Every file in the store, drafts too."""
    return sorted(p for p in folder.rglob("*") if p.is_file())


def packed(**entries: bytes) -> bytes:
    """A zip file of these entries; `__` in a name is a slash and `_dot_` a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def office_file(part: str, **more: bytes) -> bytes:
    """The least that passes for a Word or Excel file: `part` is its main piece."""
    return packed(**{"[Content_Types]_dot_xml": b"<Types/>", part: b"<x/>", **more})
