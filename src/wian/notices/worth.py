"""Whether something is still to be told to somebody: the room that pushed it says so, right before
it leaves. Roles end by their dates, and nobody writes that down anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

Worth = Callable[[int, Collection[str]], Collection[str]]

_worth: dict[str, Worth] = {}


def worth_with(prefix: str, worth: Worth) -> None:
    """From now on it is called with an account and keys that begin so, before they leave; it gives
    those that the account is still to be told."""
    if _worth.setdefault(prefix, worth) is not worth:
        raise ValueError(f"two rooms answer for notices {prefix}")


def still_worth(account: int, keys: Iterable[str]) -> frozenset[str]:
    """Those of the keys that the account is still to be told; what nobody answers for is."""
    left, found = set(keys), set[str]()
    for prefix, worth in _worth.items():
        mine = {key for key in left if key.startswith(prefix)}
        left -= mine
        found |= set(worth(account, mine)) if mine else set()
    return frozenset(left | found)
