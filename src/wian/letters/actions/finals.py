"""The paper of a letter that is signed and numbered, set once and kept with it."""

from __future__ import annotations

from django.db import transaction

from wian.files.actions import store, use
from wian.offices.acting import Actor

from ..errors import Refused
from ..models import Letter
from ..queries.drafts import draft
from ..queries.hands import REGISTER
from ..queries.printing import final, final_label, printed
from .drafts import draft_of


def keep_final(actor: Actor, *, letter: int) -> int:
    """The issued letter's PDF is a file of it, made once whoever asks; the file's id.

    By who registers for the office. Refused L329 while the letter has no number. Outside a
    transaction.
    """
    row = draft_of(letter)
    view = draft(actor, letter)
    if view.letter.state != "issued" or not view.signed_as:
        raise Refused("L329")
    if there := final(actor, letter):
        return there.id
    name = f"{view.letter.number} {view.letter.subject}"[:150].replace("/", "-") + ".pdf"
    data = printed(actor, letter)
    file = store(actor, verb=REGISTER, office=row.office_id, name=name, data=data)
    with transaction.atomic():
        Letter.objects.select_for_update().get(pk=letter)
        if there := final(actor, letter):
            return there.id
        label = final_label(letter)
        use(actor, file=file, kind="letter", thing=letter, label=label, office=row.office_id)
    return file
