"""Sums that dashboards read, kept in the transaction of each change of what is owed."""

from __future__ import annotations

from django.db import models


class Tally(models.Model):
    """How many of a duty stand how, of the offices under `above` that owe it until one moment.

    One row for each moment: the clock says of the whole row whether what waits is missing, so
    no row goes stale. `sent` and `late` are here, accepted or not; `returned` are to be sent again.
    `extended` counts among the others. `rebuild` proves it against the rows of Owed.
    """

    pk = models.CompositePrimaryKey("duty_id", "above_id", "until")
    duty = models.ForeignKey("duties.Duty", models.PROTECT, related_name="+", db_index=False)
    above = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    until = models.DateTimeField()
    waiting = models.IntegerField(default=0)
    sent = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    returned = models.IntegerField(default=0)
    exempt = models.IntegerField(default=0)
    extended = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    days_late = models.IntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=("above", "until", "duty"), name="tallies_of_office"),)
