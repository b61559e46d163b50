"""Tables and the directory as it stands → what an import would do to every row."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import FormName
from .known import Known
from .office_planning import Drawn, draw_offices
from .office_rows import Wanted
from .people_planning import draw_people
from .people_rows import Placed
from .tables import Tables
from .values import ImportPlan, Outcome, OutcomeKind


@dataclass(frozen=True, slots=True)
class Draft:
    """An import ready to be written: the plan that people see and the rows behind it."""

    plan: ImportPlan
    offices: Drawn
    people: tuple[Placed, ...]

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The rows of posts and people that change something and can be imported."""
        return tuple(row for row in self.people if row.edits and not row.problems)


def draft(tables: Tables, known: Known) -> Draft:
    """What importing the tables would do to the directory as it is known; nothing is written."""
    offices = draw_offices(tables.offices, known)
    people = draw_people(tables.people, offices)
    outcomes = [_of_office(row) for row in offices.wanted] + [_of_place(row) for row in people]
    return Draft(ImportPlan(known.day, tables, tuple(outcomes)), offices, people)


def _of_office(row: Wanted) -> Outcome:
    kind: OutcomeKind = "unchanged"
    if row.standing is None:
        kind = "open"
    elif row.edits:
        kind = "move" if row.moves else "change"
    return _outcome("offices", row, row.key, kind)


def _of_place(row: Placed) -> Outcome:
    begins = row.post is None or (row.tenure is None and row.who)
    kind: OutcomeKind = "unchanged" if not row.edits else "open" if begins else "change"
    return _outcome("people", row, row.office, kind)


def _outcome(form: FormName, row: Wanted | Placed, key: str, kind: OutcomeKind) -> Outcome:
    if row.problems:
        return Outcome(form, row.row, key, "error", (), tuple(row.problems))
    return Outcome(form, row.row, key, kind, row.edits)
