"""What each office owes of a duty: once, and for each of its periods."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ..stages import Stage


class Assignment(models.Model):
    """An office owes a duty (duty × office), from the day that the duty was opened.

    `way` is its choice of a conditional duty; `unit` and `holder` are who does it there.
    """

    pk = models.CompositePrimaryKey("duty_id", "office_id")
    duty = models.ForeignKey(
        "duties.Duty", models.PROTECT, related_name="assignments", db_index=False
    )
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    way = models.CharField(max_length=20, blank=True)
    unit = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=("office", "duty"), name="assignments_of_office"),)


class Owed(models.Model):
    """What an office owes of a duty for one period, to the second; one row each, made on opening.

    `due`, `opens`, `late_until`, `locks` as the rule said then for this office; `until` is the
    second up to which it is on time: `due`, or the latest extension. `above` is the office that
    stood over it then, under which it is counted. `stage` is what was done about it; whether that
    is late or missing is said by `deadlines.standing` alone. `sent_at` is the server's moment of
    the submission that counts; `days_late` those of that submission.
    """

    pk = models.CompositePrimaryKey("duty_id", "office_id", "period")
    duty = models.ForeignKey("duties.Duty", models.PROTECT, related_name="owed", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=12)
    above = models.ForeignKey(
        "offices.Office", models.PROTECT, null=True, related_name="+", db_index=False
    )
    nominal = models.DateField()
    due = models.DateTimeField()
    until = models.DateTimeField()
    opens = models.DateTimeField(null=True)
    late_until = models.DateTimeField(null=True)
    locks = models.DateTimeField(null=True)
    stage = models.SmallIntegerField(default=Stage.WAITING)
    sent_at = models.DateTimeField(null=True)
    days_late = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gte=models.F("due")), name="owed_is_only_extended"
            ),
        )
        indexes = (
            models.Index(fields=("office", "until"), name="owed_by_office"),
            models.Index(fields=("office", "-duty", "period"), name="owed_of_office"),
            models.Index(
                fields=("until",),
                name="owed_until",
                condition=Q(stage__in=(Stage.WAITING, Stage.RETURNED)),
            ),
        )


class Leave(models.Model):
    """An office asks for more time, or to be let off; the level above grants it or not.

    `until` None: to be let off (ยกเว้น); else the day to which it is extended. `period` empty:
    all periods that are still open. `granted` None: not decided yet. What was given unasked has
    one account for both.
    """

    duty = models.ForeignKey("duties.Duty", models.PROTECT, related_name="leaves")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    period = models.CharField(max_length=12, blank=True)
    until = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    granted = models.BooleanField(null=True)
    decided_by = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(granted=None, decided_at=None)
                | Q(granted__isnull=False, decided_at__isnull=False),
                name="leave_is_decided_at_a_moment",
            ),
            models.UniqueConstraint(
                fields=("duty", "office", "period"),
                condition=Q(granted=None, taken_back_at=None),
                name="one_open_leave_asked",
            ),
        )
        indexes = (
            models.Index(
                fields=("office",),
                name="leaves_waiting",
                condition=Q(granted=None, taken_back_at=None),
            ),
        )
