"""Plans are made, changed and closed; how far their activities are is told month by month."""

from .changing import change_plan
from .closing import close_plan, reopen_plan
from .making import keep_plan_template, make_plan
from .telling import tell_progress

__all__ = [
    "change_plan",
    "close_plan",
    "keep_plan_template",
    "make_plan",
    "reopen_plan",
    "tell_progress",
]
