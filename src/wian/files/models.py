"""Stored bytes, the files that people gave them as, where each is used, and who opened it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Blob(models.Model):
    """Bytes that are stored once, whoever sends them however often; told by their SHA-256.

    `media` is told by the content, never by a name. `checked` is what the malware check said of
    them: nothing yet, "clean", or "harmful", which nobody may open any more.
    """

    CHECKED = (("", "not checked"), ("clean", "clean"), ("harmful", "harmful"))

    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media = models.CharField(max_length=100)
    pages = models.PositiveIntegerField(null=True)
    stored = models.CharField(max_length=100)
    checked = models.CharField(max_length=8, choices=CHECKED, blank=True)
    at = models.DateTimeField(db_default=Now())


class File(models.Model):
    """Bytes under a name, kept by an office; a new version is a new file that knows the earlier.

    `original` is the file that a generated copy was made from: a copy never takes its place.
    Before `release_at` only those see the file who may change what it belongs to.
    """

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)
    earlier = models.OneToOneField("self", models.PROTECT, null=True, related_name="later")
    original = models.ForeignKey("self", models.PROTECT, null=True, related_name="copies")
    release_at = models.DateTimeField(null=True)
    private = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(earlier=None, version=1) | Q(earlier__isnull=False, version__gt=1),
                name="file_versions_count_up",
            ),
        )


class Use(models.Model):
    """A thing of a higher room has the file; who may see the thing may open the file."""

    file = models.ForeignKey(File, models.PROTECT, related_name="uses")
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=64)
    label = models.CharField(max_length=160)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("file", "kind", "thing"), name="one_use_of_a_file"),
        )
        indexes = (models.Index(fields=("kind", "thing"), name="use_of_thing"),)


class Preview(models.Model):
    """A picture of one page (from 1) of stored bytes, `width` pixels wide; made, never given.

    Where it could not be made, `stored` is empty and `trouble` the number of the reason.
    """

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="previews")
    page = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    stored = models.CharField(max_length=100, blank=True)
    trouble = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("blob", "page", "width"), name="one_preview_of_a_page"),
        )


class Access(models.Model):
    """Somebody opened a file, or was refused it; rows are only ever added."""

    file = models.ForeignKey(File, models.PROTECT, related_name="accesses")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=8)
    allowed = models.BooleanField()
    origin = models.CharField(max_length=6)
    address = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(db_default=Now())
