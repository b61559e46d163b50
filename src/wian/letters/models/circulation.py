"""A letter that goes round: who sent it to whom by which rule, and how it stands with each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ..circulating import State


class Dispatch(models.Model):
    """An office sent a letter to the offices that a rule meant on that day (ส่งเวียน).

    `rule` and its `sentence` say who was meant; the receipts are who got it, for ever. `left_out`
    are [office, reason] whom the rule took out. `sent` counts the receipts that it made.
    """

    PURPOSES = (
        ("information", "for information"),  # เพื่อทราบ
        ("decision", "for consideration"),  # เพื่อพิจารณา
        ("action", "for action"),  # เพื่อดำเนินการ
    )

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="dispatches")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    day = models.DateField()
    purpose = models.CharField(max_length=11, choices=PURPOSES)
    reply_by = models.DateField(null=True)
    rule = models.JSONField()
    sentence = models.TextField()
    sum = models.CharField(max_length=80)
    left_out = models.JSONField(default=list)
    sent = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=("office", "-id"), name="dispatches_of_office"),)


class Round(models.Model):
    """How a letter that goes round stands in all, kept in the transaction of each receipt's change.

    The sum of the counts is the number of its receipts; `circulation.recount` proves it.
    """

    letter = models.OneToOneField(
        "letters.Letter", models.CASCADE, primary_key=True, related_name="round"
    )
    sent = models.PositiveIntegerField(default=0)
    received = models.PositiveIntegerField(default=0)
    acknowledged = models.PositiveIntegerField(default=0)
    relayed = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)
    recalled = models.PositiveIntegerField(default=0)


class Receipt(models.Model):
    """An office's copy of a letter that goes round: one an office, made by the dispatch.

    Its table is this room's own SQL (migration 0003): no other key than (letter, office), no
    constraints to other tables, in parts by ranges of letters on PostgreSQL. `moved_at` and
    `account` tell of the newest change, `Move` of all. `relay` is the letter with which the office
    passed it on.
    """

    pk = models.CompositePrimaryKey("letter_id", "office_id")
    letter = models.ForeignKey(
        "letters.Letter", models.DO_NOTHING, related_name="receipts",
        db_constraint=False, db_index=False,
    )  # fmt: skip
    office = models.ForeignKey(
        "offices.Office", models.DO_NOTHING, related_name="+",
        db_constraint=False, db_index=False,
    )  # fmt: skip
    dispatch = models.ForeignKey(
        Dispatch, models.DO_NOTHING, related_name="receipts", db_constraint=False, db_index=False
    )
    state = models.SmallIntegerField(db_default=int(State.SENT))
    moved_at = models.DateTimeField(null=True)
    account = models.ForeignKey(
        "offices.Account", models.DO_NOTHING, null=True, related_name="+",
        db_constraint=False, db_index=False,
    )  # fmt: skip
    relay = models.ForeignKey(
        "letters.Letter", models.DO_NOTHING, null=True, related_name="relays",
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        indexes = (
            models.Index(fields=("office", "-letter", "state"), name="receipts_of_office"),
            models.Index(
                fields=("relay",), name="receipts_relayed", condition=Q(relay__isnull=False)
            ),
        )


class Move(models.Model):
    """A receipt came into a state: when by the server's clock, by whom, which way, and why.

    What is sent has none of its own: the dispatch tells it. `origin` as in the ledger.
    """

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    state = models.SmallIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    origin = models.CharField(max_length=12)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = (models.Index(fields=("letter", "office", "id"), name="moves_of_receipt"),)
