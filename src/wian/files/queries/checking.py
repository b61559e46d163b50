"""Whether the store still has what it was given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from .. import contents
from ..errors import Refused
from ..models import Blob
from ..values import Flaw

_CHUNK = 1_048_576


def check_store() -> Iterator[Flaw]:
    """Every blob is read and hashed again; those that are missing or altered, as they are found.

    For `wian doctor` and restores: it names bytes by digest and files by id, and nobody's name.
    """
    for blob in Blob.objects.order_by("pk").iterator(chunk_size=500):
        if kind := _flaw(blob):
            files = blob.files.order_by("pk").values_list("pk", flat=True)
            yield Flaw(blob.digest, kind, tuple(files))


def _flaw(blob: Blob) -> str:
    digest = hashlib.sha256()
    try:
        with contents.opened(blob.stored) as found:
            while piece := found.read(_CHUNK):
                digest.update(piece)
    except Refused:
        return "missing"
    return "" if digest.hexdigest() == blob.digest else "altered"
