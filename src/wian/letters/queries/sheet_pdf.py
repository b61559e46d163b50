"""The endorsement sheet of a letter, set on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from django.utils import timezone

from wian.offices.acting import Actor
from wian.typeset import Digits, Endorsement, EndorsementSheet, Signature, endorsement_pdf
from wian.typeset.values import StepKind

from ..fields import SECRECIES
from ..inside_values import Sheet, StepView
from ..models import Letter
from .inside import sheet

COPIES: Final = "สำเนาเพื่อทราบ: "
_KINDS: Final[dict[str, StepKind]] = {kind: kind for kind in get_args(StepKind)}


def sheet_pdf(actor: Actor, letter: int, *, office: int, digits: Digits = "thai") -> bytes:
    """The sheet as A4 pages; LookupError where the letter is not seen. Raises TypesetError."""
    found = sheet(actor, letter, office=office)
    secrecy = Letter.objects.values_list("secrecy", flat=True).get(pk=letter)
    return endorsement_pdf(_set(found, secrecy, digits))


def _set(found: Sheet, secrecy: str, digits: Digits) -> EndorsementSheet:
    letter = found.letter
    return EndorsementSheet(
        office=found.office_name,
        subject=letter.subject,
        steps=[one for step in found.steps for one in _written(step)],
        received_number=found.received,
        received=found.received_at,
        number=letter.number,
        dated=letter.dated,
        sender=letter.issuer,
        urgency=letter.urgency,
        secrecy=secrecy if secrecy in SECRECIES else "",
        printed=timezone.now(),
        digits=digits,
    )


def _written(step: StepView) -> Iterator[Endorsement]:
    """The step with those who got a copy of it; that a draft was begun is no endorsement."""
    if step.kind not in _KINDS:
        return
    copies = ", ".join(_receiver(one) for one in step.copies)
    yield Endorsement(
        kind=_KINDS[step.kind],
        signature=Signature(step.name, step.signed_as or (step.unit_name,)),
        at=step.at,
        to=_receiver(step),
        note="\n".join(filter(None, (step.note, COPIES + copies if copies else ""))),
        instruction=step.instruction,
        due=step.due,
        copy=step.for_information,
    )


def _receiver(step: StepView) -> str:
    return " · ".join(filter(None, (step.to_name, step.to_unit_name)))
