"""An office that keeps a secret of its own in every place where a letter can hold words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.letters.desk_papers import at_desk, simple
from tests.letters.inside import somebody
from tests.letters.registering import coded
from wian.duties.actions.writing import add_duty
from wian.duties.deadlines import ONCE
from wian.files.queries import of_thing
from wian.letters.actions.attaching import attach
from wian.letters.actions.correcting import answer, correct_all
from wian.letters.actions.desk import set_aside
from wian.letters.actions.drafting import begin_draft, write_draft
from wian.letters.actions.endorsing import close_matter, endorse
from wian.letters.actions.reading import read_letter
from wian.letters.actions.registers import cancel, issue_many, register_incoming, reserve
from wian.letters.actions.taking import Paper, take_in
from wian.letters.actions.threads import tie_by_hand
from wian.letters.models import Doubt, Letter
from wian.letters.queries.drafts import draft
from wian.letters.register_values import NewLine
from wian.offices.acting import SYSTEM, Actor, today

PLACES = (
    "number", "subject", "issuer", "addressee", "body", "link", "file", "attached", "asked",
    "action", "line", "note", "instruction", "copied", "closed", "aside", "reserved", "cancelled",
    "issued", "draft", "cause", "duty",
)  # fmt: skip
Things = dict[str, list[str]]


def word(place: str) -> str:
    """The secret that stands in this place and in no other."""
    return f"zq{place}wx"


def filled(office: int) -> Things:
    """The office has a letter or a line for every secret; ids by the pieces of addresses."""
    writer = somebody("head", office, given="ทดสอบ", title="นักปกครองทดสอบ")
    came = _came(writer, office)
    doubted, (away, done) = _doubted(writer, office), _ended(writer, office)
    step = _circulated(writer, came, office)
    tie = tie_by_hand(SYSTEM, letter=came, other=doubted, kind="reply")
    going = _going(writer, office)
    duty = add_duty(writer, office=office, letter=came, action=word("duty"))
    books, lines = _booked(writer, office, came)
    letters = [came, doubted, away, done, going]
    files = [file.id for id_ in letters for file in of_thing(SYSTEM, "letter", id_)]
    doubts = Doubt.objects.filter(letter=doubted).values_list("pk", flat=True)
    found = {
        "letter": letters, "dated": letters,
        "file": files, "line": lines, "book": books, "draft": [going],
        "version": [1, 2], "step": [step], "tie": [tie], "doubt": doubts, "office": [office],
        "page": [1], "duty": [duty], "asked": [duty], "period": [ONCE],
    }  # fmt: skip
    return {piece: [str(id_) for id_ in ids] for piece, ids in found.items()}


def _came(writer: Actor, office: int) -> int:
    """A letter that came in as a file, with secrets in all that it says, in the book."""
    text = simple(71).replace("จึงเรียนมา", f"{word('body')} https://{word('link')}.go.th/a จึงเรียนมา")
    paper = Paper(f"{word('file')}.txt", data=text.encode())
    [taken] = take_in(writer, office=office, papers=[paper], source="upload")
    assert taken.letter is not None
    read_letter.call(taken.letter)
    said = {"number": f"ชร 0023/{word('number')}", "addressees.0": word("addressee")}
    said |= {name: word(name) for name in ("subject", "issuer")}
    correct_all(writer, letter=taken.letter, values=said)
    register_incoming(writer, letter=taken.letter, action=word("action"), note=word("line"))
    attach(writer, letter=taken.letter, name=f"{word('attached')}.txt", data=b"beside")
    return taken.letter


def _circulated(writer: Actor, letter: int, office: int) -> int:
    """What was written on the letter, and a copy of it; the step of the copy."""
    words = {"note": word("note"), "instruction": word("instruction")}
    endorse(writer, letter=letter, office=office, kind="submit", to_unit=office, **words)
    copied = {"for_information": True, "instruction": word("copied")}
    return endorse(writer, letter=letter, office=office, kind="submit", to_unit=office, **copied)


def _doubted(writer: Actor, office: int) -> int:
    """A letter on the desk whose sender is asked, and its matter a secret of its own."""
    text = simple(72).replace("ภายในวันที่ ๑๕", "ภายในวันจันทร์ที่ ๑๕")
    [letter] = at_desk(SYSTEM, office, text)
    doubt = Doubt.objects.filter(letter=letter).values_list("pk", flat=True)[0]
    answer(writer, letter=letter, doubt=doubt, answer="asked", note=word("asked"))
    return letter


def _ended(writer: Actor, office: int) -> tuple[int, int]:
    """A letter that is set aside, and one whose matter is done."""
    letter, done = at_desk(SYSTEM, office, simple(73), simple(74))
    set_aside(writer, letter=letter, reason=word("aside"))
    register_incoming(writer, letter=done)
    close_matter(writer, letter=done, office=office, note=word("closed"))
    return letter, done


def _going(writer: Actor, office: int) -> int:
    """A draft in the hands of who wrote it."""
    letter = begin_draft(writer, office=office, form="memo")
    wording = replace(draft(writer, letter).wording, subject=word("draft"), cause=word("cause"))
    write_draft(writer, letter=letter, wording=wording)
    return letter


def _booked(writer: Actor, office: int, letter: int) -> tuple[list[int], list[int]]:
    """Lines that are reserved, cancelled and issued, with that of the letter; books and lines."""
    coded(office)
    until = today() + timedelta(days=3)
    if until.year > today().year:
        until = date(today().year, 12, 31)
    kept = reserve(writer, office=office, way="in", until=until, count=2, subject=word("reserved"))
    cancel(writer, entry=kept[1].entry, reason=word("cancelled"))
    given = issue_many(writer, office=office, lines=[NewLine(word("issued"))])
    found = [*kept, *given]
    first = Letter.objects.get(pk=letter).entries.get()
    return sorted({one.book for one in found}), [*(one.entry for one in found), first.pk]
