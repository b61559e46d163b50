"""Evidence serves a thing, and serves it no more."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from wian.files.actions import unuse, use
from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ...errors import Refused
from ...evidence_kinds import kind_of
from ...evidence_values import For
from ...models import Evidence, EvidenceUse
from ...queries.evidence_files import ORIGINAL, SHOWN
from ...queries.evidence_of import files_of
from ...queries.evidence_things import check_wanted
from .locking import JOB, changeable, locked


def use_evidence(actor: Actor, *, evidence: int, kind: str, thing: str, wanted: str = "") -> None:
    """The evidence serves the thing, and who may see the thing opens the file of it.

    By who does the duties of the office that gave it and may add to the thing; a second time
    nothing changes. LookupError for a thing that is not seen, Denied, Refused D301, D305 where it
    is not being written, D308 for a piece that it does not ask for. Outside a transaction.
    """
    changeable(actor, evidence)
    purpose = For(kind, thing, wanted)
    check_purposes(actor, [purpose])
    with transaction.atomic():
        check_open([purpose])
        serve(actor, locked(evidence), [purpose])


def check_purposes(actor: Actor, purposes: Collection[For]) -> None:
    """Pass where this person may add such evidence to each thing; outside a transaction."""
    for purpose in purposes:
        kind = kind_of(purpose.kind)
        kind.changing(actor, purpose.thing)
        check_wanted(kind, purpose.thing, purpose.wanted)


def check_open(purposes: Collection[For]) -> None:
    """Pass where each thing is being written, and stays so until this transaction ends; to be
    called before evidence is locked. Refused D305."""
    for kind, thing in sorted({(purpose.kind, purpose.thing) for purpose in purposes}):
        if thing not in kind_of(kind).open([thing]):
            raise Refused("D305")


def serve(actor: Actor, row: Evidence, purposes: Collection[For]) -> None:
    """The evidence, which nobody else deals with now, serves these things, which are open."""
    for purpose in purposes:
        kind, thing = purpose.kind, purpose.thing
        _, new = EvidenceUse.objects.get_or_create(
            evidence=row,
            kind=kind,
            thing=thing,
            wanted=purpose.wanted,
            defaults={"account_id": actor.account},
        )
        if new:
            fasten(row, kind, thing)
            touched: list[tuple[str, int | str]] = [(kind, thing), ("office", row.office_id)]
            after = {"wanted": purpose.wanted}
            tell(actor, "evidence.use", ("evidence", row.pk), touched=touched, after=after)


def fasten(row: Evidence, kind: str, thing: str) -> None:
    """The thing has the files of the evidence: as given, and the copy that others open."""
    for file in files_of(row):
        alone = row.public_id in (None, file)
        label = SHOWN if alone else ORIGINAL
        use(JOB, file=file, kind=kind, thing=thing, label=label, office=row.office_id)


def loosen(row: Evidence, kind: str, thing: str) -> None:
    """The thing has the files of the evidence no more."""
    for file in files_of(row):
        unuse(JOB, file=file, kind=kind, thing=thing)


def unuse_evidence(actor: Actor, *, evidence: int, kind: str, thing: str, wanted: str = "") -> None:
    """The evidence serves the thing no more as this piece; where it was the only one, who saw it
    through the thing sees nothing of it.

    By who may add to the thing. LookupError, Denied, Refused D301 where it does not serve so, D306
    where it was sent along. Outside a transaction.
    """
    known = kind_of(kind)
    known.changing(actor, thing)
    with transaction.atomic():
        known.open([thing])  # whoever sends the thing waits, or is waited for
        rows = EvidenceUse.objects.select_for_update(of=("self",)).filter(
            evidence=evidence, kind=kind, thing=thing
        )
        found = {row.wanted: row for row in rows.select_related("evidence")}
        if wanted not in found:
            raise Refused("D301")
        if found[wanted].frozen:
            raise Refused("D306")
        found[wanted].delete()
        if len(found) == 1:
            loosen(found[wanted].evidence, kind, thing)
        touched: list[tuple[str, int | str]] = [
            (kind, thing),
            ("office", found[wanted].evidence.office_id),
        ]
        before = {"wanted": wanted}
        tell(actor, "evidence.unuse", ("evidence", evidence), touched=touched, before=before)
