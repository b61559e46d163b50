"""Tables of the room: duties, what each office owes of them, reports, evidence, plans, sums."""

from .calendar import DayOff
from .duties import Duty, Need, Template
from .evidence import Evidence, EvidenceUse
from .owed import Assignment, Leave, Owed
from .plans import Activity, Plan, PlanTemplate, Progress
from .reports import Figure, Number, Report, Sending
from .tallies import Rollup, Tally

__all__ = (
    "Activity",
    "Assignment",
    "DayOff",
    "Duty",
    "Evidence",
    "EvidenceUse",
    "Figure",
    "Leave",
    "Need",
    "Number",
    "Owed",
    "Plan",
    "PlanTemplate",
    "Progress",
    "Report",
    "Rollup",
    "Sending",
    "Tally",
    "Template",
)
