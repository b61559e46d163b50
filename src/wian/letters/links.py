"""Whether an address that a letter prints answers: asked with care, for the letter may lie.

Public addresses on web ports only, no more redirects than a few, each looked at in the same way.
One deadline counts for everything (see the room `outside`).
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Final
from urllib.parse import urljoin

from wian.outside import Rules, Trouble, call

REDIRECTS: Final = 3
AGENT: Final = "Wian (asks whether links in official letters answer)"
_HEADERS: Final = {"User-Agent": AGENT, "Accept": "*/*"}
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_NO_HEAD: Final = frozenset({403, 404, 405, 501})
_DEAD: Final = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the address answers, and in a short code what came back ("200", "timeout")."""

    alive: bool
    code: str


def ask(url: str, *, rules: Rules | None = None) -> Answer:
    """Whether the address answers; it never raises."""
    rules = rules or Rules()
    try:
        status = _follow(url, rules, monotonic() + rules.in_all)
    except Trouble as wrong:
        return Answer(False, str(wrong))
    return Answer(status < 500 and status not in _DEAD, str(status))


def _follow(url: str, rules: Rules, until: float) -> int:
    for _ in range(REDIRECTS + 1):
        reply = call(url, rules=rules, method="HEAD", headers=_HEADERS, until=until)
        if reply.status in _NO_HEAD:
            reply = call(url, rules=rules, headers=_HEADERS, until=until)
        if reply.status not in _MOVED or not reply.onward:
            return reply.status
        url = _onward(url, reply.onward)
    raise Trouble("redirects")


def _onward(url: str, onward: str) -> str:
    try:
        return urljoin(url, onward)
    except ValueError:
        raise Trouble("no-answer") from None
