"""What a text asks: requests found paragraph by paragraph, rosters and tables of tasks, and the
duties they make with their times."""

from .lists import requests
from .roster import roster_duties
from .task_table import task_duties
from .times import duties_of

__all__ = ["duties_of", "requests", "roster_duties", "task_duties"]
