"""Reports of what is owed: one each, drafted, sent, returned, sent again, accepted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Report(models.Model):
    """The report of an office for a duty and a period, as it is being written.

    `content` holds the value of each field by its code, as `forms.py` writes it. What was sent
    stands in `Sending` and never changes.
    """

    duty = models.ForeignKey("duties.Duty", models.PROTECT, related_name="reports")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    period = models.CharField(max_length=12)
    content = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(db_default=Now())
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("duty", "office", "period"), name="one_report_of_a_period"
            ),
        )


class Sending(models.Model):
    """A report as it was sent, with its receipt: number, moment of the server, digest.

    `number` counts up in the office's fiscal `year`; `digest` is over the content and its
    evidence, so that the receipt can be checked again. `days_late` and `reason` as it was then.
    `paper_day`: the day the paper came in, by the word of `paper_by`; it never decides lateness.
    Afterwards it is returned, with `reasons` by field, or accepted, once.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="sendings")
    version = models.PositiveSmallIntegerField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    content = models.JSONField()
    note = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    days_late = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)
    paper_day = models.DateField(null=True)
    paper_by = models.CharField(max_length=120, blank=True)
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
                condition=Q(days_late=0) | ~Q(reason=""), name="late_sending_says_why"
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

    It is asked once: another report of that period shows it with where it came from.
    """

    pk = models.CompositePrimaryKey("office_id", "period", "code")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=12)
    code = models.CharField(max_length=60)
    value = models.JSONField()
    sending = models.ForeignKey(Sending, models.PROTECT, related_name="figures")
