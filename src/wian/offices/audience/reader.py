"""Reading one phrase: each piece joins the rule, or a question does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ..kinds import KINDS, LOCAL_BODIES, MUNICIPALITIES
from ..values import OfficeView
from .asking import Reading
from .bodies import Body
from .finder import Finder, levels_of
from .kind_words import Kinds, in_order, kinds_before, kinds_called
from .pieces import Every, every, plain
from .places import split_prefix
from .resolving import spells
from .rule import EVERYWHERE, Part, Rule

_EACH_KIND: Final[dict[str, Kinds]] = {
    "จังหวัด": ("province",),
    "อำเภอ": ("district",),
    "เทศบาล": MUNICIPALITIES,
    "องค์กรปกครองส่วนท้องถิ่น": LOCAL_BODIES,
    "อปท": LOCAL_BODIES,
    "อบต": ("tao",),
    "อบจ": ("pao",),
    "กระทรวง": ("ministry",),
    "กรม": ("department",),
}
_ANY: Final = ("แห่ง", "หน่วยงาน", "ท่าน")


class Reader:
    """One phrase under reading: what was said so far, and what still waits for the end of it."""

    def __init__(self, issuer: OfficeView, day: date) -> None:
        self._day = day
        self._out = Reading()
        self._find = Finder(issuer, day, self._out)
        self._waiting: list[tuple[str, Kinds]] = []  # kinds before their "ทุกแห่ง" comes
        self._counted: list[tuple[str, int, int]] = []
        self._listing = ""  # the level of the areas that the last addressee ended with
        self._exceptions: list[tuple[Part, Kinds]] = []

    def addressee(self, piece: str) -> None:
        """One body or every body of a kind joins the rule, or a question does."""
        text = plain(piece)
        if not text or self._one_area_more(text):
            return
        self._listing = ""
        called = kinds_called(text)
        if called and called.sure:
            self._waiting.append((piece.strip(), called.kinds))
            return
        asked = len(self._out.asks)
        said = every(text)
        part = self._every(said, piece) if said else None
        if not part and len(self._out.asks) == asked:
            self.end_of_addressees()
            part = self._group(text)
            if not part and len(self._out.asks) == asked:
                part = self._offices(text, piece)
        if part:
            self._out.include.append(part)

    def end_of_addressees(self) -> None:
        """A kind that no "ทุกแห่ง" followed is the issuer's own office of it, or a question.

        Among several titles, also the own office is asked: a list of titles may mean them all.
        """
        alone = len(self._waiting) == 1
        for printed, kinds in self._waiting:
            words = [f"{KINDS[kind].thai}ทุกแห่ง" for kind in kinds]
            office = self._find.own_office(kinds)
            if office is not None:
                self._out.include.append(Part(offices=(office,)))
                if not alone:
                    self._out.ask(printed, [f"{printed}ของท่าน", *words], str(office))
            elif kinds == LOCAL_BODIES:
                self._out.ask(printed, [f"{printed}ทุกแห่ง"], ",".join(kinds))
                self._out.include.append(Part(kinds, (self._find.own_area(kinds, ""),)))
            else:
                self._out.ask(printed, words, None)
        self._waiting.clear()

    def exclusion(self, piece: str, *, of_last: bool = False) -> None:
        """Offices, places or a group leave the rule, or a question joins.

        `of_last` limits an area to the kinds of the addressee read last.
        """
        text, asked = plain(piece), len(self._out.asks)
        last = self._out.include[-1].kinds if of_last and self._out.include else ()
        part = self._excepted(text, piece)
        if part and part.offices:
            self._exceptions += [(Part(offices=(office,)), last) for office in part.offices]
        elif part:
            self._exceptions.append((part, last))
        elif len(self._out.asks) == asked:
            self._exceptions += [(area, last) for area in self._areas_excepted(text)]

    def done(self) -> Reading:
        """What the phrase says, once all of it was read."""
        named = any(part.offices for part in self._out.include)
        all_kinds = in_order(kind for part in self._out.include for kind in part.kinds)
        for part, last in self._exceptions:
            # An area takes out of "every …" and not who is named beside it.
            kinds = last or (all_kinds if named else ())
            limited = replace(part, kinds=kinds) if part.areas and not part.kinds else part
            self._out.exclude.append(limited)
        for printed, at, many in self._counted:
            include = (self._out.include[at],)
            found = self._count(Rule(include))
            if many not in (found, self._count(Rule(include, self._out.rule.exclude))):
                self._out.ask_count(printed, many, found)
        self._out.include = _offices_together(self._out.include)
        return self._out

    def _count(self, rule: Rule) -> int:
        return spells(rule, day=self._day).count()

    def _one_area_more(self, text: str) -> bool:
        """ "…ในจังหวัดก จังหวัดข" and then "จังหวัดค": the list of areas goes on."""
        level, _ = split_prefix(text)
        if not self._listing or level != self._listing or every(text):
            return False
        last = self._out.include[-1]
        if more := self._find.areas(text, (level,)):
            self._out.include[-1] = replace(last, areas=tuple(sorted({*last.areas, *more})))
        return True

    def _every(self, said: Every, piece: str) -> Part | None:
        """ "…ทุก…": kinds over an area, said or the issuer's own, or over groups."""
        kinds = self._who(said)
        if not kinds:
            return self._group(said.who)
        part = self._over(self._joined(kinds, said), said)
        if part and said.many is not None:
            self._counted.append((piece.strip(), len(self._out.include), said.many))
        return part

    def _over(self, kinds: Kinds, said: Every) -> Part | None:
        if not said.where:
            own = EVERYWHERE if said.country else self._find.own_area(kinds, said.each)
            return Part(kinds, (own,))
        groups = self._find.groups(said.where)
        if groups is not None:
            return self._of_groups(kinds, groups) if groups else None
        areas = self._find.areas(said.where, ("province", "district"))
        if not areas:
            return None
        self._listing = "district" if len(areas[-1]) == 4 else "province"
        return Part(kinds, tuple(sorted(set(areas))))

    def _who(self, said: Every) -> Kinds:
        if not said.who:
            return _EACH_KIND.get(said.each, ())
        called = kinds_called(said.who)
        if not called:
            return ()
        if not called.sure:
            names = [KINDS[kind].thai for kind in called.kinds]
            self._out.ask(said.who, names, ",".join(called.kinds))
        return called.kinds

    def _joined(self, kinds: Kinds, said: Every) -> Kinds:
        """With the kinds before it that share the "ทุก…": "นายก ทต. และนายก อบต. ทุกแห่ง"."""
        level = KINDS[kinds[0]].level
        shared = [
            waiting
            for waiting in self._waiting
            if KINDS[waiting[1][-1]].level == level
            or (said.each in _ANY and self._find.own_office(waiting[1]) is None)
        ]
        self._waiting = [waiting for waiting in self._waiting if waiting not in shared]
        self.end_of_addressees()
        return in_order((*kinds, *(kind for _, more in shared for kind in more)))

    def _group(self, text: str) -> Part | None:
        """A saved group, alone or after the name of a kind."""
        groups = self._find.groups(text)
        if groups is not None:
            return Part(groups=tuple(group.id for group in groups)) if groups else None
        for kind, rest in kinds_before(text):
            groups = self._find.groups(rest) if rest else None
            if groups is not None:
                return self._of_groups((kind.name,), groups) if groups else None
        return None

    def _of_groups(self, kinds: Kinds, groups: Sequence[Body]) -> Part:
        """The kinds among the members; where none is of them, the kinds in the members' places."""
        ids, members = tuple(group.id for group in groups), self._find.kinds_in(groups)
        if not members or members <= set(kinds):
            return Part(groups=ids)
        if members & set(kinds):
            return Part(kinds, groups=ids)
        return Part(kinds, self._find.places_in(groups))

    def _offices(self, text: str, piece: str) -> Part | None:
        """Offices by kind and place, or a central body by its own name."""
        asked, central = len(self._out.asks), self._find.central(text)
        found = (central,) if central is not None else self._find.offices(text, piece)
        if not found and len(self._out.asks) == asked:
            self._find.ask_who(piece, text)
        return Part(offices=found) if found else None

    def _excepted(self, text: str, piece: str) -> Part | None:
        """What an exception names besides areas; None also where it was asked."""
        asked = len(self._out.asks)
        if (part := self._group(text)) or len(self._out.asks) > asked:
            return part
        if (said := every(text)) and (part := self._every(said, piece)):
            return part
        if split_prefix(text)[0]:
            return None  # "ยกเว้นอำเภอ…" takes out the whole district
        called = kinds_called(text)
        if called and called.sure:
            return Part(called.kinds)
        found = self._find.offices(text, piece)
        return Part(offices=found) if found else None

    def _areas_excepted(self, text: str) -> list[Part]:
        kinds = in_order(kind for part in self._out.include for kind in part.kinds)
        codes = self._find.areas(text, levels_of(kinds)) or ()
        return [Part(areas=(code,)) for code in codes]


def _offices_together(parts: Sequence[Part]) -> list[Part]:
    """The parts with all single offices in one, where the first of them stood."""
    single = tuple(dict.fromkeys(office for part in parts for office in part.offices))
    out: list[Part] = []
    for part in parts:
        if not part.offices:
            out.append(part)
        elif not any(other.offices for other in out):
            out.append(Part(offices=single))
    return out
