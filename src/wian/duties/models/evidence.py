"""Evidence that is given once and serves wherever it is asked for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Evidence(models.Model):
    """A file with where, when and who: given once by an office (หลักฐานเชิงประจักษ์).

    `file` is as it was given; `digest`, `media` and `size` tell of its bytes. `public` is a copy
    without what a camera writes into pictures, `None` where none is needed. `place`, `day`,
    `latitude`, `longitude` are proposed from the picture and may be mended by people.
    """

    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")
    public = models.ForeignKey("files.File", models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    media = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    day = models.DateField(null=True)
    people = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="evidence_lies_on_earth",
            ),
            models.UniqueConstraint(
                fields=("office", "digest"),
                condition=Q(removed_at=None),
                name="evidence_is_given_once",
            ),
        )
        indexes = (models.Index(fields=("office", "-id"), name="evidence_of_office"),)


class EvidenceUse(models.Model):
    """The evidence serves a thing (a report, an activity; of a higher room a criterion).

    `wanted` is the code of the piece that the thing asks for. `frozen`: that thing was sent with
    it, so that it can no longer be taken away.
    """

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="uses")
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=64)
    wanted = models.CharField(max_length=40, blank=True)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    frozen = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("evidence", "kind", "thing", "wanted"), name="one_use_of_evidence"
            ),
        )
        indexes = (models.Index(fields=("kind", "thing"), name="evidence_of_thing"),)
