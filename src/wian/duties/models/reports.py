"""Reports of what is owed: one each, drafted, sent, returned, sent again, accepted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Report(models.Model):
    """The report of an office for a duty and a period, as it is being written.

    `content` holds the value of each field by its code, as `forms` writes it, and `why` what is
    said about a value that must be explained; `copied` are the codes whose values are still last
    period's. What was sent, `version` times by now, stands in `Sending` and never changes.
    """

    duty = models.ForeignKey("duties.Duty", models.PROTECT, related_name="reports")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    period = models.CharField(max_length=12)
    content = models.JSONField(default=dict)
    why = models.JSONField(default=dict)
    copied = models.JSONField(default=list)
    note = models.TextField(blank=True)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(db_default=Now())
    revision = models.PositiveIntegerField(default=1)
    version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("duty", "office", "period"), name="one_report_of_a_period"
            ),
        )


class Sending(models.Model):
    """A report as it was sent, with its receipt: number, moment of the server, digest.

    `number` counts up in the office's fiscal `year`, `receipt` is how it was written then; `digest`
    is over the content and its evidence, so that the receipt can be checked again. `days_late` and
    `reason` as it was then. Until somebody has seen it (`seen_at`) its office may take it back.
    `paper_day`: the day the paper came in, by the word of `paper_by`; it never decides lateness.
    Afterwards it is returned, with `reasons` by field, or accepted, once.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="sendings")
    version = models.PositiveSmallIntegerField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    receipt = models.CharField(max_length=60)
    content = models.JSONField()
    why = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    days_late = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)
    paper_day = models.DateField(null=True)
    paper_by = models.CharField(max_length=120, blank=True)
    seen_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    reasons = models.JSONField(default=dict)
    accepted_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "version"), name="one_sending_of_a_version"),
            models.UniqueConstraint(
                fields=("office", "year", "number"), name="one_sending_of_a_number"
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(accepted_at=None),
                name="sending_is_returned_or_accepted",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(returned_at=None, accepted_at=None),
                name="sending_taken_back_is_undecided",
            ),
            models.CheckConstraint(
                condition=Q(days_late=0) | ~Q(reason=""), name="late_sending_says_why"
            ),
        )
        indexes = (
            models.Index(fields=("receipt",), name="sending_of_receipt"),
            models.Index(
                fields=("report",),
                name="sendings_waiting",
                condition=Q(returned_at=None, accepted_at=None, taken_back_at=None),
            ),
        )


class Number(models.Model):
    """The last number that an office gave to a report in a fiscal year."""

    pk = models.CompositePrimaryKey("office_id", "year")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)


class Figure(models.Model):
    """A figure that an office gave for a period under a name that several duties ask by.

    It is asked once: another report of that period shows it with where it came from. What is due
    once has here the period of its whole fiscal year.
    """

    pk = models.CompositePrimaryKey("office_id", "period", "code")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=12)
    code = models.CharField(max_length=60)
    value = models.JSONField()
    sending = models.ForeignKey(Sending, models.PROTECT, related_name="figures")
