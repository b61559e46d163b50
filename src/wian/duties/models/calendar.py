"""The working calendar as people of this house edit it."""

from __future__ import annotations

from django.db import models


class DayOff(models.Model):
    """A day off that the country's list does not have, or a day of work that it takes for one.

    `works`: people work that day though the list or the week says otherwise.
    """

    day = models.DateField(unique=True)
    works = models.BooleanField(default=False)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
