"""What a phrase says so far, and what must be asked before it may be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .rule import Part, Rule


@dataclass(frozen=True, slots=True)
class Ask:
    """Words of the letter that do not tell for sure who is meant; `assumed` is the code or id that
    stands until a person says otherwise, None where nothing may be assumed."""

    printed: str
    candidates: tuple[str, ...]
    assumed: str | None
    thai: str
    english: str


@dataclass(slots=True)
class Reading:
    """What a phrase says: the rule so far, and the questions; complete when every Ask has an
    assumption."""

    include: list[Part] = field(default_factory=list)
    exclude: list[Part] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)

    @property
    def rule(self) -> Rule:
        """The rule that the phrase gives."""
        return Rule(tuple(self.include), tuple(self.exclude))

    @property
    def open(self) -> tuple[Ask, ...]:
        """Questions without which the rule must not be used."""
        return tuple(ask for ask in self.asks if ask.assumed is None)

    def ask(self, printed: str, candidates: Sequence[str], assumed: str | None) -> None:
        """The question joins: whether the print means one of these, or what it means at all."""
        if candidates:
            thai = f"“{printed}” หมายถึง{' หรือ '.join(candidates)}ใช่หรือไม่"
            english = f"Does “{printed}” mean {' or '.join(candidates)}?"
        else:
            thai = f"ไม่พบ “{printed}” ในทำเนียบ หมายถึงหน่วยงานใด"
            english = f"“{printed}” is not in the directory: which office is meant?"
        self.asks.append(Ask(printed, tuple(candidates), assumed, thai, english))

    def ask_region(self, printed: str) -> None:
        """The question joins which provinces a region has: the official lists differ."""
        thai = (
            f"“{printed}” มีจังหวัดใดบ้าง ขึ้นอยู่กับว่านับตามเกณฑ์ใด (ราชบัณฑิตยสภาแบ่ง 6 ภาค "
            "กระทรวงมหาดไทยแบ่ง 4 ภาค) จึงไม่เดา ระบุชื่อจังหวัดหรือกลุ่มที่บันทึกไว้แทน"
        )
        english = (
            f"Which provinces “{printed}” has depends on whose list is meant (the Royal Society "
            "has six regions, the Ministry of Interior four): name the provinces or a saved group."
        )
        self.asks.append(Ask(printed, (), None, thai, english))

    def ask_count(self, printed: str, said: int, found: int) -> None:
        """The question joins why the letter counts others than the directory has."""
        thai = f"“{printed}” ระบุ {said} แห่ง แต่ในทำเนียบมี {found} แห่ง หมายถึงแห่งใด"
        english = f"“{printed}” says {said}, the directory has {found}: which are meant?"
        self.asks.append(Ask(printed, (), None, thai, english))
