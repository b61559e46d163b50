"""Offices and what was true of them when.

An office is an identity; a spell is what holds of it from `since` until the day before `until`.
Units (กลุ่มงาน) are offices of kind "unit" under their office. The path is the row of ids from the
top down, six digits each, so that a subtree is one range of an index. There are two trees: the
area (country, province, district) by `parent`, and the field line of a department by `line`.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from ..rules import SEGMENT
from .places import FOREVER, Place


class Office(models.Model):
    """A public body or a unit in one; it is never deleted, it closes."""

    key = models.SlugField(max_length=40, unique=True, allow_unicode=False)
    opened = models.DateField(default=date.min)
    closed = models.DateField(default=FOREVER)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(opened__lt=F("closed")), name="office_lasts"),
            models.CheckConstraint(condition=Q(id__lt=10**SEGMENT), name="office_fits_a_path"),
        )

    def __str__(self) -> str:
        return self.key


class Spell(models.Model):
    """What an office was called, where it stood and whom it stood under, over some days."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="spells")
    since = models.DateField(default=date.min)
    until = models.DateField(default=FOREVER)
    kind = models.CharField(max_length=24)
    place = models.ForeignKey(Place, on_delete=models.PROTECT)
    parent = models.ForeignKey(
        Office, null=True, on_delete=models.PROTECT, related_name="child_spells"
    )
    path = models.CharField(max_length=SEGMENT * 12)
    line = models.ForeignKey(
        Office, null=True, on_delete=models.PROTECT, related_name="line_spells"
    )
    line_path = models.CharField(max_length=SEGMENT * 12)
    name_th = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    short = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=24, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    folded = models.CharField(max_length=300, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="spell_lasts"),
            models.UniqueConstraint(fields=("office", "since"), name="one_spell_begins_a_day"),
            models.UniqueConstraint(fields=("office", "until"), name="one_spell_ends_a_day"),
        )
        indexes = (
            models.Index(fields=("path", "until", "since"), name="spell_subtree"),
            models.Index(fields=("line_path", "until", "since"), name="spell_line"),
            models.Index(fields=("kind", "place", "until"), name="spell_of_place"),
            models.Index(fields=("code", "until"), name="spell_code"),
        )

    def __str__(self) -> str:
        return self.name_th


class Event(models.Model):
    """What happened to offices on a day, and which came out of which."""

    KINDS = (
        ("open", "จัดตั้ง"),
        ("change", "เปลี่ยนแปลง"),
        ("rename", "เปลี่ยนชื่อ"),
        ("move", "ย้ายสังกัด"),
        ("merge", "รวม"),
        ("split", "แยก"),
        ("close", "ยุบ"),
    )

    kind = models.CharField(max_length=6, choices=KINDS)
    day = models.DateField()
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)


class Part(models.Model):
    """One office's part in an event: it was there before, or came out of it."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="parts")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="parts")
    after = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("event", "office", "after"), name="one_part_in_an_event"
            ),
        )


class Group(models.Model):
    """Offices that are spoken of together: a zone, the pilot districts."""

    key = models.SlugField(max_length=40, unique=True)
    owner = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="groups")
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    since = models.DateField(default=date.min)
    until = models.DateField(default=FOREVER)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="group_lasts"),
        )

    def __str__(self) -> str:
        return self.name_th


class Membership(models.Model):
    """An office's days in a group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateField(default=date.min)
    until = models.DateField(default=FOREVER)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="membership_lasts"),
            models.UniqueConstraint(
                fields=("group", "office", "since"), name="one_membership_begins_a_day"
            ),
        )
