"""Places: country, provinces, districts, subdistricts, each with the days it exists."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

FOREVER = date.max
"""`until` of what has no end: a plain date keeps every question about a day one comparison."""


class Place(models.Model):
    """A place by its DOPA code; a child's code begins with its parent's, the country is TH."""

    LEVELS = (
        ("country", "ประเทศ"),
        ("province", "จังหวัด"),
        ("district", "อำเภอ"),
        ("subdistrict", "ตำบล"),
    )

    code = models.CharField(primary_key=True, max_length=6)
    level = models.CharField(max_length=11, choices=LEVELS)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    name_th = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    since = models.DateField(default=date.min)
    until = models.DateField(default=FOREVER)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="place_lasts"),
            models.CheckConstraint(
                condition=Q(level="country", parent__isnull=True)
                | (~Q(level="country") & Q(parent__isnull=False)),
                name="place_has_parent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"
