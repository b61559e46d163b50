"""When something is due, how it stands, and how that is said: the rule of deadlines. Pure."""

from .asking import Question, questions
from .calendar import Calendar, Off
from .clock import BANGKOK
from .cycles import ONCE, Period, named, periods
from .flagging import Flag, Owed, flags
from .occurrences import Due, occurrence
from .rule import (
    After,
    AfterEnd,
    Continuous,
    DayOfMonth,
    DueRule,
    Every,
    Information,
    Lead,
    On,
    Policy,
    RuleError,
    Span,
    Weekly,
    monthly,
    yearly,
)
from .saying import Said, said, why_moved
from .states import CountsAs, Standing, State, Takes, standing
from .stored import from_json, to_json

__all__ = [
    "BANGKOK",
    "ONCE",
    "After",
    "AfterEnd",
    "Calendar",
    "Continuous",
    "CountsAs",
    "DayOfMonth",
    "Due",
    "DueRule",
    "Every",
    "Flag",
    "Information",
    "Lead",
    "Off",
    "On",
    "Owed",
    "Period",
    "Policy",
    "Question",
    "RuleError",
    "Said",
    "Span",
    "Standing",
    "State",
    "Takes",
    "Weekly",
    "flags",
    "from_json",
    "monthly",
    "named",
    "occurrence",
    "periods",
    "questions",
    "said",
    "standing",
    "to_json",
    "why_moved",
    "yearly",
]
