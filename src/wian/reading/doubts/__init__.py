"""One file per detector of contradictions: ``KIND`` and ``find(bundle)``. Detectors suggest; they
never mend."""

from __future__ import annotations

from ..bundle import Bundle

_REPAIRS_PER_LETTER = 1 / 200


def worn(bundle: Bundle) -> bool:
    """Whether the text needed so many repairs that what it misspells or misnumbers is the
    scan's."""
    if not bundle.parts:
        return False
    source = bundle.parts[0].source
    return len(source.repaired.edits) > len(source.text) * _REPAIRS_PER_LETTER
