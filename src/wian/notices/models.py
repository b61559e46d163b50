"""Messages and who has them, what people chose, and how each was told outside."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

CHANNELS = (("mail", "e-mail"), ("line", "LINE"), ("hook", "webhook"))
WAITING, CLAIMED, SENT, FAILED, UNSURE, DROPPED = (
    "waiting",
    "claimed",
    "sent",
    "failed",
    "unsure",
    "dropped",
)
STATES = tuple((name, name) for name in (WAITING, CLAIMED, SENT, FAILED, UNSURE, DROPPED))


class Message(models.Model):
    """Words that a higher room wants known, under the key by which it can take them back.

    A key that was withdrawn stays so: who has something new to say says it under another.
    """

    key = models.CharField(max_length=100, unique=True)
    th = models.CharField(max_length=500)
    en = models.CharField(max_length=500, blank=True)
    address = models.CharField(max_length=300, blank=True)
    urgent = models.BooleanField(default=False)
    at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)


class Notice(models.Model):
    """A person has the message, read or not."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="notices", db_index=False)
    account = models.ForeignKey("offices.Account", models.PROTECT, related_name="+", db_index=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("message", "account"), name="one_notice_of_a_message"),
        )
        indexes = (
            models.Index(fields=("account", "-id"), name="notices_of_account"),
            models.Index(
                fields=("account",), name="notices_unread", condition=Q(read_at__isnull=True)
            ),
        )


class Preference(models.Model):
    """What a person chose, and where besides e-mail they are reached; without a row all is usual.

    A webhook's address and secret are sealed (`offices.sealing`).
    """

    account = models.OneToOneField(
        "offices.Account", models.PROTECT, primary_key=True, related_name="notice_choices"
    )
    mail = models.BooleanField(default=True)
    line = models.BooleanField(default=True)
    hook = models.BooleanField(default=True)
    digest_at = models.PositiveSmallIntegerField(default=8)
    quiet_from = models.PositiveSmallIntegerField(default=18)
    quiet_until = models.PositiveSmallIntegerField(default=7)
    quiet_days = models.BooleanField(default=True)
    urgent_apart = models.BooleanField(default=True)
    urgent_anytime = models.BooleanField(default=False)
    line_user = models.CharField(max_length=64, blank=True, db_index=True)
    hook_url = models.TextField(blank=True)
    hook_secret = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(digest_at__lt=24, quiet_from__lt=24, quiet_until__lt=24),
                name="notice_hours_of_a_day",
            ),
        )


class LineCode(models.Model):
    """A code that a person sends to our LINE account so that it knows them; kept by its hash."""

    account = models.OneToOneField(
        "offices.Account", models.PROTECT, primary_key=True, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()


class Delivery(models.Model):
    """The outbox and its log: a day's digest, or one urgent message, to a person by a channel.

    `upto`: what was pushed before belongs to it. `maybe`: an attempt may have arrived. `code` is
    the reason of the newest failure, never the other side's own words.
    """

    account = models.ForeignKey("offices.Account", models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=4, choices=CHANNELS)
    day = models.DateField()
    message = models.ForeignKey(
        Message, models.PROTECT, null=True, related_name="+", db_index=False
    )
    upto = models.DateTimeField()
    state = models.CharField(max_length=7, choices=STATES, db_default=WAITING)
    code = models.CharField(max_length=20, db_default="", blank=True)
    attempts = models.PositiveSmallIntegerField(db_default=0)
    maybe = models.BooleanField(db_default=False)
    count = models.PositiveIntegerField(db_default=0)
    planned_at = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("account", "channel", "day"),
                condition=Q(message__isnull=True),
                name="one_digest_a_day",
            ),
            models.UniqueConstraint(
                fields=("account", "channel", "message"),
                condition=Q(message__isnull=False),
                name="one_urgent_delivery",
            ),
        )
        indexes = (
            models.Index(fields=("account", "-id"), name="deliveries_of_account"),
            models.Index(
                fields=("channel", "not_before"),
                name="deliveries_waiting",
                condition=Q(state=WAITING),
            ),
            models.Index(
                fields=("claimed_at",), name="deliveries_claimed", condition=Q(state=CLAIMED)
            ),
        )


class Carried(models.Model):
    """The delivery holds the notice, and no other delivery of its channel does."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="carried")
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="carried", db_index=False)
    channel = models.CharField(max_length=4, choices=CHANNELS)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("notice", "channel"), name="carried_once_a_channel"),
        )
