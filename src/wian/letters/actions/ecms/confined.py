"""A stranger's document is read in a confined child."""

from __future__ import annotations

from wian.scanning import ScanError, shared_pool

from ...ecms import Found, Unreadable, read
from ...errors import Refused


def found_in(data: bytes) -> Found:
    """What the bytes say; Refused L660-L665, L676, or L119 where the child did not survive."""
    try:
        return shared_pool().submit(read, data).result()
    except Unreadable as wrong:
        raise Refused(wrong.number, **wrong.words) from None
    except ScanError as wrong:
        raise Refused("L119", kind=wrong.code) from None
