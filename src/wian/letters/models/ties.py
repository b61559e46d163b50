"""How letters belong together, what they cite, and where they point outside."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class Tie(models.Model):
    """A letter belongs to another: suggested by what both say, until a person confirms it.

    `letter` is the one of which `kind` is said: it refers to `other`, encloses it, was forwarded by
    it, answers it, or is the same again. A rejected tie stays, so that it is not suggested anew.
    """

    KINDS = (
        ("reference", "refers to"),
        ("enclosure", "encloses"),
        ("forwarded", "was forwarded by"),
        ("reply", "answers"),
        ("same_bytes", "is the same file as"),
        ("same_number", "has the number, day and issuer of"),
        ("near_text", "says nearly the same as"),
    )
    STATES = (("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected"))

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="ties")
    other = models.ForeignKey("letters.Letter", models.CASCADE, related_name="tied_by")
    kind = models.CharField(max_length=12, choices=KINDS)
    state = models.CharField(max_length=9, choices=STATES)
    score = models.FloatField(default=1.0)
    why = models.CharField(max_length=200, blank=True)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("letter", "other", "kind"), name="one_tie_of_a_kind"),
            models.CheckConstraint(condition=~Q(letter=F("other")), name="not_tied_to_itself"),
        )


class Citation(models.Model):
    """A letter names another one by number and day, which may not be here (yet)."""

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="citations")
    as_enclosure = models.BooleanField(default=False)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True)
    title = models.CharField(max_length=500, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        indexes = (
            models.Index(fields=("number_key",), name="cited_numbers", condition=~Q(number_key="")),
        )


class Band(models.Model):
    """A piece of a letter's fingerprint; letters that say nearly the same share some.

    The office is the letter's: a circular that every office has is looked for only among its own.
    """

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="bands")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    place = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("letter", "place"), name="one_band_a_place"),
        )
        indexes = (models.Index(fields=("office", "place", "value"), name="alike"),)


class Link(models.Model):
    """An address that a letter prints or carries as a QR code, and whether it answers.

    `private` ones (with a passcode in them) are masked for all but who may see private facts.
    """

    STATES = (("", "not asked"), ("alive", "answers"), ("dead", "does not answer"))

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="links")
    url = models.CharField(max_length=2000)
    qr = models.BooleanField(default=False)
    page = models.PositiveIntegerField(null=True)
    private = models.BooleanField(default=False)
    state = models.CharField(max_length=5, choices=STATES, blank=True)
    answer = models.CharField(max_length=120, blank=True)
    asked_at = models.DateTimeField(null=True)
