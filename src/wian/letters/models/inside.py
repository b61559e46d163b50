"""A letter inside an office: in whose hands it is, and what was written on it on the way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Custody(models.Model):
    """Who in an office has a letter in hand now: a unit, and in it one account or whoever clerks.

    One row for each office that has the letter; `closed_at` is set when the matter is done. A
    draft has one from its first day on. `revision` is the letter's at the newest step of an office
    that does not keep it.
    """

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="custodies")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    unit = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    holder = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField(db_default=Now())
    due = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("letter", "office"), name="one_custody_an_office"),
        )
        indexes = (
            models.Index(
                fields=("holder", "due"), name="in_my_hands", condition=Q(closed_at__isnull=True)
            ),
            models.Index(
                fields=("unit", "due"), name="in_our_hands", condition=Q(closed_at__isnull=True)
            ),
        )


class Step(models.Model):
    """An endorsement (เสนอ, เกษียน): who wrote what on the letter, and to whom it went on.

    `for_information` steps are copies: custody stays where it is; `along` is the step that they
    went out with. `signed_as` is how the writer signs (the post, and for whom), as it stood on
    that day; names are looked up, not stored. `from_…` is what custody was before, so that the
    writer can take the step back; one that was taken back leads nowhere: `to_unit` is empty and
    `taken_from` says where it had gone. `version` is the draft that a check or signature is of.
    """

    KINDS = (
        ("begin", "began the draft"),  # เริ่มร่าง
        ("submit", "submitted for decision"),  # เสนอ
        ("assign", "assigned"),  # มอบ
        ("note", "noted"),  # ทราบ
        ("return", "returned"),  # ส่งคืน
        ("check", "checked"),  # ตรวจแล้ว
        ("sign", "signed"),  # ลงนาม
        ("close", "done"),  # ยุติเรื่อง
        ("reopen", "opened again"),
    )

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="steps")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=KINDS)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("offices.Post", models.PROTECT, null=True, related_name="+")
    signed_as = models.CharField(max_length=400, blank=True)
    unit = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    instruction = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True)
    for_information = models.BooleanField(default=False)
    along = models.ForeignKey("self", models.CASCADE, null=True, related_name="copies")
    version = models.PositiveIntegerField(null=True)
    seen_at = models.DateTimeField(null=True)
    at = models.DateTimeField(db_default=Now())

    from_holder = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    from_due = models.DateField(null=True)
    from_since = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_from = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(to_unit__isnull=True),
                name="taken_back_leads_nowhere",
            ),
        )
        indexes = (
            models.Index(fields=("letter", "office", "id"), name="steps_of_letter"),
            models.Index(
                fields=("to",),
                name="unread_copies",
                condition=Q(for_information=True, seen_at__isnull=True),
            ),
            models.Index(
                fields=("to_unit",),
                name="unread_copies_of_unit",
                condition=Q(for_information=True, seen_at__isnull=True, to__isnull=True),
            ),
        )


class Draft(models.Model):
    """A version of an outgoing letter's wording; versions are only ever added.

    `content` holds the parts of a letter in its official order (`drafting.Wording`).
    """

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="drafts")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("letter", "version"), name="one_draft_a_version"),
        )
