"""What may stand in a row: ids and short codes, values small and plain, addresses cut short."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final

Thing = tuple[str, int | str]  # ("office", 12)
Pair = tuple[str, str]  # the same as it stands in a row

ORIGINS: Final = ("web", "api", "cli", "job", "link", "import")
LARGEST: Final = 8_192  # bytes of one JSON value
_KIND: Final = re.compile(r"[a-z][a-z-]{0,19}")
_ID: Final = re.compile(r"[A-Za-z0-9._:-]{1,64}")
_REASON: Final = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,63}")
_CODE: Final = re.compile(r"[A-Za-z0-9._:+-]{0,64}")


def pair(thing: Thing) -> Pair:
    """The thing as a row keeps it; ValueError where its id could be a name or a sentence."""
    kind, key = thing[0], str(thing[1])
    if not _KIND.fullmatch(kind) or not _ID.fullmatch(key):
        raise ValueError("a thing is a short kind and an id of Latin letters and digits")
    return kind, key


def others(touched: Iterable[Thing], main: Pair) -> list[Pair]:
    """What else was touched: each thing once, in order, without the main one."""
    return sorted({pair(thing) for thing in touched} - {main})


def reason(code: str) -> str:
    """The reason of a denial, a code that machines read."""
    if not _REASON.fullmatch(code):
        raise ValueError(f"a denial needs a reason code, not {code!r}")
    return code


def origin(name: str) -> str:
    """The door by which the action came."""
    if name not in ORIGINS:
        raise ValueError(f"an action comes from one of {', '.join(ORIGINS)}, not {name!r}")
    return name


def written(value: Mapping[str, object] | None, *, personal: bool = False) -> str:
    """The value as canonical JSON text, empty for None; dates are ISO text, decimals text.

    ValueError where it is not plain, is larger than `LARGEST`, or, in a row about a person, holds
    words instead of codes and ids: such a row could never be erased.
    """
    if value is None:
        return ""
    try:
        text = json.dumps(
            value,
            ensure_ascii=False,
            allow_nan=False,
            sort_keys=True,
            separators=(",", ":"),
            default=_plain,
        )
    except (TypeError, RecursionError) as wrong:
        raise ValueError(f"before and after hold plain values only: {wrong}") from None
    if (size := len(text.encode())) > LARGEST:
        raise ValueError(f"before and after hold {LARGEST} bytes each, not {size}; name files")
    if personal and (field := _worded(json.loads(text))):
        raise ValueError(f"{field!r} holds words about a person; the ledger keeps ids and codes")
    return text


def shortened(address: str) -> str:
    """The network of an address, wide enough to name nobody: /24 or /48; empty if it is none."""
    try:
        found = ip_address(address.strip())
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    if found.version == 4:
        return str(IPv4Network((int(found), 24), strict=False))
    return str(IPv6Network((int(found), 48), strict=False))


def _plain(value: object) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Decimal) and value.is_finite():
        return str(value)
    raise TypeError(type(value).__name__)


def _worded(value: object, field: str = "") -> str:
    """The first field whose text is more than a code; empty when there is none."""
    if isinstance(value, dict):
        return next((at for key, inner in value.items() if (at := _worded(inner, key))), "")
    if isinstance(value, list):
        return next((at for inner in value if (at := _worded(inner, field))), "")
    return field if isinstance(value, str) and not _CODE.fullmatch(value) else ""
