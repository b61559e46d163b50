"""Posts, people, and who held which post when."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from .directory import Office
from .places import FOREVER


class Post(models.Model):
    """A post in an office or unit; it may stand vacant, and one post of an office is its head."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=160)
    head = models.BooleanField(default=False)
    since = models.DateField(default=date.min)
    until = models.DateField(default=FOREVER)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="post_lasts"),
            models.UniqueConstraint(
                fields=("office", "title", "since"), name="one_post_of_a_title_begins_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Person(models.Model):
    """A person; the name may be erased, the row and what it did may not.

    `office` keeps the data of somebody who holds no post; the posts of others tell who does.
    """

    title = models.CharField(max_length=40, blank=True)
    given = models.CharField(max_length=80, blank=True)
    family = models.CharField(max_length=80, blank=True)
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="people")
    erased = models.DateField(null=True)
    folded = models.CharField(max_length=240, editable=False)

    def __str__(self) -> str:
        return f"person {self.pk}"


class Tenure(models.Model):
    """A person's days in a post: its holder, or one who signs or stands in for the holder.

    acting_for: ปฏิบัติราชการแทน, the holder is there and has delegated. acting: รักษาราชการแทน, the
    post is vacant or its holder cannot serve (domain.md §2).
    """

    MODES = (
        ("holder", "ผู้ดำรงตำแหน่ง"),
        ("acting_for", "ปฏิบัติราชการแทน"),
        ("acting", "รักษาราชการแทน"),
    )

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    mode = models.CharField(max_length=10, choices=MODES, default="holder")
    since = models.DateField()
    until = models.DateField(default=FOREVER)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="tenure_lasts"),
            models.UniqueConstraint(
                fields=("post", "person", "mode", "since"), name="one_tenure_begins_a_day"
            ),
        )
        indexes = (models.Index(fields=("person", "until"), name="tenure_of_person"),)
