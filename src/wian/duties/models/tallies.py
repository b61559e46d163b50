"""Sums that dashboards read, kept in the transaction of each change of what is owed."""

from __future__ import annotations

from django.db import models


class Sums(models.Model):
    """How many rows of Owed stand how.

    `sent` and `late` are here, accepted or not; `returned` are to be sent again. `accepted` counts
    among the first two, `extended` among all; `days_late` are those of the late ones together.
    """

    waiting = models.IntegerField(default=0)
    sent = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    returned = models.IntegerField(default=0)
    exempt = models.IntegerField(default=0)
    extended = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    days_late = models.IntegerField(default=0)

    class Meta:
        abstract = True


class Tally(Sums):
    """How many of a duty stand how, of the offices under `above` that owe a period until a moment.

    One row for each moment: the clock says of the whole row whether what waits is missing, so
    no row goes stale. An office with nobody above it is counted under itself. `rebuild` proves it
    against the rows of Owed.
    """

    pk = models.CompositePrimaryKey("duty_id", "above_id", "period", "until")
    duty = models.ForeignKey("duties.Duty", models.PROTECT, related_name="+", db_index=False)
    above = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=12)
    until = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("above", "until", "duty"), name="tallies_of_office"),
            models.Index(fields=("until",), name="tallies_until"),
        )


class Rollup(Sums):
    """The same over all duties that the office `by` asks of a fiscal year, by the month in which
    they fall due (of Bangkok, "2025-12"): what a page of many offices reads.

    `own`: what the office owes itself; else what those directly under it owe. A month that is over
    or to come needs no clock; of the present one the rows of Tally and Owed are asked instead.
    """

    pk = models.CompositePrimaryKey("office_id", "own", "month", "by_id", "year")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    own = models.BooleanField()
    month = models.CharField(max_length=7)
    by = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()

    class Meta:
        indexes = (models.Index(fields=("by", "own", "year"), name="rollups_of_asker"),)
