"""The digest of what was sent, by which a receipt is checked again. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any


def digest_of(
    duty: int,
    office: int,
    period: str,
    content: Mapping[str, Any],
    why: Mapping[str, str],
    note: str,
    evidence: Sequence[Mapping[str, Any]],
) -> str:
    """Over its values, what was said about them, and the evidence as it was listed then."""
    told = [duty, office, period, content, why, note, evidence]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
