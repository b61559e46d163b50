"""Where a file is used; the room whose thing it is says first whether the person may."""

from __future__ import annotations

from django.db import transaction

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ..errors import Refused
from ..models import File, Use
from ..queries.entering import refuse
from ..queries.seeing import looked_at, rows


def use(actor: Actor, *, file: int, kind: str, thing: int | str, label: str, office: int) -> None:
    """The thing has the file from now on, and who may see the thing may open it.

    The calling room has asked whether the person may change the thing. Here they must see the
    file, or have sent it themselves while nothing used it: nobody opens a file to others by
    fastening it to a thing of their own. Refused B105 where there is none. A second time is the
    same use with the newer label.
    """
    found = rows([file]).first()
    if found is None:
        raise Refused("B105")
    if not _is_own_and_new(actor, found):
        decision = looked_at(actor, [found])[file].decision
        if not decision.allowed:
            refuse(actor, found, "see", decision)
    with transaction.atomic():
        Use.objects.update_or_create(
            file=found,
            kind=kind,
            thing=str(thing),
            defaults={"label": label[:160], "office_id": office},
        )
        tell(actor, "file.use", ("file", file), touched=[(kind, thing)])


def unuse(actor: Actor, *, file: int, kind: str, thing: int | str) -> None:
    """The thing has the file no more, nor its earlier versions; nothing changes where it had not.

    The file itself stays, for whatever else uses it. The calling room has asked for the right.
    """
    with transaction.atomic():
        uses = Use.objects.filter(kind=kind, thing=str(thing), file__in=_with_earlier(file))
        if uses.delete()[0]:
            tell(actor, "file.unuse", ("file", file), touched=[(kind, thing)])


def _is_own_and_new(actor: Actor, file: File) -> bool:
    if actor.system:
        return True
    own = actor.account is not None and file.account_id == actor.account
    return own and not file.uses.exists()


def _with_earlier(file: int) -> list[int]:
    """The version and those before it."""
    found: list[int] = []
    at: int | None = file
    while at is not None:
        found.append(at)
        at = File.objects.filter(pk=at).values_list("earlier", flat=True).first()
    return found
