"""The directory from a file, all at once, and back again as if it had not been."""

from __future__ import annotations

from dataclasses import asdict

from django.utils import timezone

from ..acting import Actor
from ..errors import Refused
from ..exchange.planning import Draft
from ..exchange.tables import Tables
from ..exchange.values import ImportPlan
from ..models import Change, Event, Office
from ..queries.directory import check_importer, drafted
from .bulk import write_offices
from .bulk_people import write_people
from .telling import tell
from .texts import check_texts
from .timeline import changing
from .traces import lock_posts
from .undoing import check_undoer, take_back


def import_directory(
    actor: Actor, *, plan: ImportPlan, skip_bad: bool = False, reason: str = ""
) -> int | None:
    """What the plan told has happened; the id of the change, None where nothing differs.

    Refused O220 where rows have errors (unless they are to be skipped), and O221 where the
    directory, or what the person may do, is no longer as the plan saw it.
    """
    check_importer(actor)
    check_texts(Event, reason=reason)
    with changing():
        _lock_posts(plan.tables)
        fresh = drafted(actor, plan.tables, plan.day)
        if fresh.plan != plan:
            raise Refused("O221")
        if plan.errors and not skip_bad:
            raise Refused("O220", count=len(plan.errors))
        return _written(actor, fresh, reason)


def undo_import(actor: Actor, *, change: int) -> None:
    """What the import did is undone, as if it had not been.

    Refused O222 where something was built on it since, O223 when it was undone before.
    """
    check_importer(actor)
    found = Change.objects.filter(pk=change).first()
    if found is None:
        raise Refused("O224")
    check_undoer(actor, found.back)
    with changing():
        found = Change.objects.select_for_update().get(pk=change)
        if found.undone_at is not None:
            raise Refused("O223")
        take_back(found.back)
        found.undone_at = timezone.now()
        found.save(update_fields=["undone_at"])
        tell(actor, "directory.undo", ("import", change), count=found.rows)


def _written(actor: Actor, fresh: Draft, reason: str) -> int | None:
    rows, placed = [row for row in fresh.offices.good if row.edits], fresh.placed
    if not rows and not placed:
        return None
    ids, offices = write_offices(rows, fresh.offices.known, reason)
    people = write_people(placed, ids, fresh.plan.day)
    back = {"offices": asdict(offices), "people": asdict(people)}
    count = len(rows) + len(placed)
    change = Change.objects.create(
        account_id=actor.account, day=fresh.plan.day, rows=count, back=back
    )
    told: dict[str, object] = {**fresh.plan.counts, "people": len(placed)}
    told["day"] = fresh.plan.day.isoformat()
    tell(actor, "directory.import", ("import", change.pk), after=told, count=count)
    return change.pk


def _lock_posts(tables: Tables) -> None:
    """Nobody else changes the posts that the file speaks of until this transaction ends."""
    keys = {row.cells["office"] for row in tables.people.rows} if tables.people else set()
    offices = dict(Office.objects.values_list("key", "pk")) if keys else {}
    lock_posts(offices[key] for key in keys & offices.keys())
