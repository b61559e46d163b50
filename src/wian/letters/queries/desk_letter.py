"""One letter at the reading desk, with all that a person needs to decide about it.

Text and facts are seen through the veil of this person; it keeps every length, so places hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from wian.files.queries import of_thing
from wian.offices.acting import Actor, where_of
from wian.offices.queries.reach import standing

from ..desk_values import (
    CorrectionView,
    DeskLetter,
    DeskRow,
    DoubtView,
    FactView,
    PartView,
    TieView,
)
from ..facts import Said, doubtful, effective, names, place_of, value_at
from ..fields import FIELDS, field_of
from ..masking import CLEAR, Veil
from ..models import Correction, Doubt, Letter, Text, Tie
from ..steps import Stand, steps_open
from .boxes import row, tied, told
from .desk import job_of, neighbours, veiled
from .letters import letter as allowed
from .letters import visible
from .veiling import veils_and_covers
from .within import told_of, within

_TWINS = 20
_ALONE = (None, None)


def desk_letter(actor: Actor, id_: int) -> DeskLetter:
    """The letter as its page at the desk shows it; LookupError or Denied as `letters.letter`.

    Who was only sent it sees what it says now: not its doubts and their answers, nor who put what
    right, nor what the sender's desk makes of it.
    """
    seen = visible(actor).filter(pk=id_).annotate(inside=within(actor))
    found: Any = told(actor, seen).first()
    if found is None:
        allowed(actor, id_)
        raise LookupError("letter")
    text = Text.objects.filter(letter=id_).first()
    corrections = list(Correction.objects.filter(letter=id_).order_by("pk"))
    doubts = list(Doubt.objects.filter(letter=id_).order_by("pk")) if found.inside else []
    parts, ties = _parts(actor, found), _ties(actor, found)
    named = {*_quoted(doubts), *(one.id for one in parts), *(one.other for one in ties)}
    over, covers = veils_and_covers(actor, {id_, *named})
    before, following = neighbours(actor, found, found.asked_doubts) if found.inside else _ALONE
    return DeskLetter(
        row=veiled(row(found) if found.inside else _sent(row(found)), over[id_]),
        text=over[id_].text(text.raw) if text else "",
        veil=covers[id_],
        now=over[id_].facts(effective(text.facts if text else {}, _holding(corrections))),
        pages=tuple(text.pages) if text else (),
        notes=tuple(text.notes) if text else (),
        facts=tuple(_facts(text.facts if text else {}, corrections, over[id_], found.inside)),
        corrections=tuple(_said(one, over[id_]) for one in corrections if found.inside),
        doubts=tuple(_doubts(actor, doubts, over, covers)),
        files=tuple(of_thing(actor, "letter", id_)),
        parts=tuple(replace(one, subject=over[one.id].text(one.subject)) for one in parts),
        ties=tuple(replace(one, subject=over[one.other].text(one.subject)) for one in ties),
        twins=tuple(_twins(actor, found)),
        steps=_steps(actor, found, text is not None),
        before=before,
        next=following,
        job=job_of(found),
    )


def _facts(
    read: Mapping[str, Any], corrections: Iterable[Correction], over: Veil, inside: bool
) -> Iterable[FactView]:
    """Every fact that people may put right, in the order of a letter."""
    newest = {one.name: one for one in corrections}
    holding = _holding(corrections)
    now, settled = effective(read, holding), {one.name for one in holding}
    unsure = set(doubtful(now, holding))
    for name in names(now):
        field, place = field_of(name) or FIELDS["subject"], place_of(read, name)
        value, was = value_at(now, name), value_at(read, name)
        yield FactView(
            name=name,
            sort=field.sort,
            choices=field.choices,
            value=over.facts(value),
            read=over.facts(was if inside else value),
            printed=over.text(newest[name].printed) if name in settled else "",
            place=place,
            corrected=name in settled,
            doubtful=name in unsure,
            private=place.private if place else False,
            hidden=over.facts(value) != value,
        )


def _sent(line: DeskRow) -> DeskRow:
    """The line without what the desk of its office makes of the letter."""
    return replace(line, trouble=None, aside_reason="", parts=0, doubts=0, asked=0, alike=0)


def _holding(corrections: Iterable[Correction]) -> list[Said]:
    """The last word of people about each fact."""
    newest = {one.name: one for one in corrections}
    return [Said(one.name, one.value) for one in newest.values() if not one.back]


def _said(one: Correction, over: Veil) -> CorrectionView:
    printed, value = over.text(one.printed), over.facts(one.value)
    return CorrectionView(one.name, printed, value, one.back, one.account_id, one.at)


def _doubts(
    actor: Actor, rows: Collection[Doubt], over: Mapping[int, Veil], covers: Mapping[int, Veil]
) -> Iterable[DoubtView]:
    """The doubts that are answered at this letter, with the words they quote."""
    shown = visible(actor).filter(pk__in=_quoted(rows))
    raws = Text.objects.filter(letter__in=shown).values_list("letter", "raw")
    texts = {id_: over.get(id_, CLEAR).text(raw) for id_, raw in raws}
    for one in rows:
        veil = over[one.quotes[0][0] if one.quotes else one.letter_id]
        quotes = [(id_, a, b, texts.get(id_, "")[a:b]) for id_, a, b in one.quotes]
        yield DoubtView(
            id=one.pk,
            letter=one.letter_id,
            kind=one.kind,
            note=veil.text(one.note),
            note_en=veil.text(one.note_en),
            quotes=tuple(quotes),
            covers=tuple(covers[id_].text(words) for id_, _, _, words in quotes),
            confidence=one.confidence,
            answer=one.answer,
            answer_note=one.answer_note,
            account=one.account_id,
            at=one.at,
        )


def _quoted(rows: Iterable[Doubt]) -> set[int]:
    """The letters whose words these doubts quote."""
    return {place[0] for one in rows for place in one.quotes}


def _parts(actor: Actor, found: Letter) -> Sequence[PartView]:
    """All documents of the file, if there are several."""
    whole = found.whole_id or found.pk
    rows = visible(actor).filter(Q(pk=whole) | Q(whole=whole)).order_by("part")
    parts = [
        PartView(*one)
        for one in rows.values_list("pk", "part", "kind", "state", "number", "subject")
    ]
    return parts if len(parts) > 1 else ()


def _ties(actor: Actor, found: Letter) -> Sequence[TieView]:
    """Ties that nobody rejected, to letters that this person may see."""
    mine = Tie.objects.filter(tied(actor, found)).exclude(state="rejected")
    mine = mine.filter(told_of(actor))
    rows = mine.select_related("letter", "other")
    return [_tie(tie, later=tie.letter_id == found.pk) for tie in rows.order_by("pk")]


def _tie(tie: Tie, *, later: bool) -> TieView:
    other = tie.other if later else tie.letter
    return TieView(
        id=tie.pk,
        other=other.pk,
        kind=tie.kind,
        state=tie.state,
        score=tie.score,
        later=later,
        office=other.office_id,
        number=other.number,
        dated=other.dated,
        subject=other.subject,
    )


def _twins(actor: Actor, found: Letter) -> Iterable[int]:
    """The same letter where this person sees it at other offices."""
    same = Q(pk__in=())
    if found.digest:
        same |= Q(digest=found.digest)
    if found.number_key and found.dated:
        same |= Q(number_key=found.number_key, dated=found.dated)
    rows = visible(actor).filter(same).exclude(office=found.office_id)
    return rows.order_by("pk").values_list("pk", flat=True)[:_TWINS]


def _steps(actor: Actor, found: Any, read: bool) -> frozenset[str]:
    where = where_of(standing(found.office_id))
    stand = Stand(
        state=found.state,
        read=read,
        trouble=bool(found.trouble),
        doubts=found.open_doubts,
        may_write=actor.may("letter.write", where).allowed,
        may_register=actor.may("letter.register", where).allowed,
    )
    return steps_open(stand)
