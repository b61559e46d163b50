"""Files as the acting person may see them, and the bytes of those they may open."""

from .checking import check_store
from .files import accesses, file, files, of_thing, of_things, sharing, steps, uses
from .opening import opened

__all__ = [
    "accesses",
    "check_store",
    "file",
    "files",
    "of_thing",
    "of_things",
    "opened",
    "sharing",
    "steps",
    "uses",
]
