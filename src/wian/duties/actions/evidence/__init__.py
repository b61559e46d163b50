"""Evidence is given once, used wherever it is asked for, and frozen with what it was sent with."""

from .changing import change_evidence, remove_evidence
from .freezing import freeze, thaw
from .giving import give_evidence
from .using import unuse_evidence, use_evidence

__all__ = [
    "change_evidence",
    "freeze",
    "give_evidence",
    "remove_evidence",
    "thaw",
    "unuse_evidence",
    "use_evidence",
]
