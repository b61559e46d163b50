"""What is done to one letter from its page at the reading desk; each form names its deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from django.http import QueryDict
from django.urls import reverse

from wian.letters.actions.correcting import answer, correct, correct_all, take_back, type_facts
from wian.letters.actions.desk import bring_back, read_again, set_aside
from wian.letters.actions.registers import register_incoming
from wian.letters.actions.threads import confirm_tie, reject_tie
from wian.letters.desk_values import DeskLetter
from wian.letters.errors import Refused
from wian.offices.acting import Actor

Sent: TypeAlias = Mapping[str, str]
Deed: TypeAlias = Callable[[Actor, DeskLetter, Sent], str]


def carry_out(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    """What the form asks for is done; the address to go on to. Refused as the action says."""
    return DEEDS.get(sent.get("do", ""), _unknown)(who, letter, sent)


def _unknown(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    raise Refused("L108")


def _register(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    """Registered, and on to the next letter of the same box."""
    row = letter.row
    register_incoming(who, letter=row.id, office=row.office, revision=_revision(sent))
    return onward(letter, "registered")


def _correct(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    """Every field of the row that was changed is as it was typed."""
    values = _changed(letter, sent)
    if values:
        correct_all(who, letter=letter.row.id, values=values, revision=_revision(sent))
    return _here(letter, "corrected", f"f{sent.get('row', '')}")


def _confirm(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    """A doubtful reading is right, as the person has seen on the paper."""
    name = sent.get("name", "")
    fact = next((one for one in letter.facts if one.name == name and not one.hidden), None)
    if fact is None:
        raise Refused("L103", name=name[:80])
    value = "" if fact.value is None else str(fact.value)
    correct(who, letter=letter.row.id, name=name, value=value, revision=_revision(sent))
    return _here(letter, "confirmed", f"f{sent.get('row', '')}")


def _mend(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    """The fact that a doubt is about is put right, and the doubt answered with it."""
    values, revision = _changed(letter, sent), _revision(sent)
    if values:
        correct_all(who, letter=letter.row.id, values=values, revision=revision)
        revision = None if revision is None else revision + 1
    answer(
        who,
        letter=letter.row.id,
        doubt=_number(sent, "doubt"),
        answer="corrected",
        revision=revision,
    )
    return _here(letter, "answered", "open")


def _answer(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    answer(
        who,
        letter=letter.row.id,
        doubt=_number(sent, "doubt"),
        answer=sent.get("answer", ""),
        note=sent.get("note", ""),
        revision=_revision(sent),
    )
    return _here(letter, "answered", "open")


def _back(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    name = sent.get("name", "")
    take_back(who, letter=letter.row.id, name=name, revision=_revision(sent))
    return _here(letter, "taken_back", f"f{sent.get('row', '')}")


def _tie(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    confirm_tie(who, tie=_own_tie(letter, sent))
    return _here(letter, "tied", "ties")


def _untie(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    reject_tie(who, tie=_own_tie(letter, sent))
    return _here(letter, "untied", "ties")


def _own_tie(letter: DeskLetter, sent: Sent) -> int:
    """A tie of this letter; Refused L401 for any other."""
    id_ = _number(sent, "tie")
    if id_ not in {tie.id for tie in letter.ties}:
        raise Refused("L401")
    return id_


def _aside(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    same = _number(sent, "same") or None
    reason, revision = sent.get("reason", ""), _revision(sent)
    set_aside(who, letter=letter.row.id, reason=reason, same_as=same, revision=revision)
    return onward(letter, "set_aside")


def _bring(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    bring_back(who, letter=letter.row.id, revision=_revision(sent))
    return _here(letter, "brought_back")


def _again(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    read_again(who, letter=letter.row.id, revision=_revision(sent))
    return f"{reverse('letters:boxes')}?box=reading&done=again"


def _type(who: Actor, letter: DeskLetter, sent: Sent) -> str:
    """The facts of a letter that could not be read, as a person typed them."""
    values = {name[2:]: value for name, value in sent.items() if name.startswith("v.") and value}
    type_facts(who, letter=letter.row.id, values=values, revision=_revision(sent))
    return _here(letter, "corrected")


DEEDS: Final[Mapping[str, Deed]] = {
    "register": _register,
    "correct": _correct,
    "confirm": _confirm,
    "mend": _mend,
    "answer": _answer,
    "back": _back,
    "tie": _tie,
    "untie": _untie,
    "aside": _aside,
    "bring": _bring,
    "again": _again,
    "type": _type,
}


def onward(letter: DeskLetter, done: str) -> str:
    """The next letter of the box, else the one before, else the box; `was` is this one."""
    following = letter.next or letter.before
    at = reverse("letters:read", args=[following]) if following else reverse("letters:boxes")
    return f"{at}?done={done}&was={letter.row.id}"


def _here(letter: DeskLetter, done: str, place: str = "") -> str:
    query = QueryDict(mutable=True)
    query["done"] = done
    at = f"{reverse('letters:read', args=[letter.row.id])}?{query.urlencode()}"
    return f"{at}#{place}" if place else at


def _changed(letter: DeskLetter, sent: Sent) -> dict[str, str]:
    """The fields whose words are not those that the page showed when it was made."""
    names = [name[2:] for name in sent if name.startswith("v.")]
    pairs = {name: (sent[f"v.{name}"], sent.get(f"was.{name}", "")) for name in names}
    return {n: value for n, (value, was) in pairs.items() if value.split() != was.split()}


def _revision(sent: Sent) -> int | None:
    text = sent.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _number(sent: Sent, name: str) -> int:
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
