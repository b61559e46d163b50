"""Books and their lines: numbers that are never doubled, skipped or used again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Series(models.Model):
    """How an office numbers what it sends from a year on: circulars (ว) apart, or in one row.

    `code` stands before the slash of its numbers; empty is the office's own code.
    """

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    circulars_apart = models.BooleanField(default=True)
    code = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("office", "year"), name="one_numbering_a_year"),
        )


class Book(models.Model):
    """A register of one office or unit: incoming or outgoing, one series, one calendar year (CE).

    `last` is the last number given; it goes up in the same transaction as the line is written.
    """

    WAYS = (("in", "incoming"), ("out", "outgoing"))
    SERIES = (
        ("ordinary", "ordinary"),
        ("circular", "circular"),
        ("order", "order"),
        ("announce", "announcement"),
    )

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    way = models.CharField(max_length=3, choices=WAYS)
    series = models.CharField(max_length=8, choices=SERIES, default="ordinary")
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("office", "way", "series", "year"), name="one_book_a_year"
            ),
        )


class Entry(models.Model):
    """A line of a book, in the official columns (Regulation on Saraban, forms 13 and 14).

    `insert` is 0, or counts lines that were put behind a number afterwards (แทรก); `day` is the
    day it counts for, `at` when it was really written. A reserved line has no letter yet; one
    that was cancelled or whose reservation ran out keeps its number and its place for ever.
    """

    STATES = (
        ("issued", "issued"),
        ("reserved", "reserved"),
        ("cancelled", "cancelled"),
        ("lapsed", "reservation ran out"),
    )

    book = models.ForeignKey(Book, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    insert = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=9, choices=STATES)
    day = models.DateField()
    at = models.DateTimeField(db_default=Now())
    letter = models.ForeignKey("letters.Letter", models.PROTECT, null=True, related_name="entries")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")

    their_number = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True)
    sender = models.CharField(max_length=240, blank=True)
    addressee = models.CharField(max_length=500, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    action = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)

    reserved_until = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("book", "number", "insert"), name="one_line_a_number"),
            models.UniqueConstraint(
                fields=("book", "letter"),
                name="a_letter_stands_once_in_a_book",
                condition=Q(state="issued", letter__isnull=False),
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="numbers_begin_at_one"),
            models.CheckConstraint(
                condition=Q(state="reserved", reserved_until__isnull=False) | ~Q(state="reserved"),
                name="a_reservation_runs_out",
            ),
        )
        indexes = (
            models.Index(fields=("letter",), name="entries_of_letter"),
            models.Index(
                fields=("reserved_until",), name="reservations", condition=Q(state="reserved")
            ),
            models.Index(
                fields=("book", "state"),
                name="lines_apart",
                condition=~Q(state="issued") | Q(insert__gt=0),
            ),
        )
