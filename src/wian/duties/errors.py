"""What the room `duties` refuses, numbered; web and API show the words, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from wian.offices import errors
from wian.offices.errors import Problem

from .errors_asking import ASKING
from .errors_evidence import EVIDENCE_AND_PLANS
from .errors_reports import REPORTING
from .errors_watching import WATCHING

PROBLEMS: Final = {
    p.number: p
    for p in (
        # D1xx: what is asked
        *ASKING,
        # D2xx: reports, leaves
        *REPORTING,
        # D3xx: evidence, plans
        *EVIDENCE_AND_PLANS,
        # D4xx: lists, sums, chasing
        *WATCHING,
    )
}


class Refused(errors.Refused):
    """A duty cannot be dealt with as asked; carries the numbered problem."""

    problems: ClassVar[Mapping[str, Problem]] = PROBLEMS
