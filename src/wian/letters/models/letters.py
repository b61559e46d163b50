"""A letter as an office keeps it: what it says now, what was read, what people put right."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Letter(models.Model):
    """One document that came in or goes out, kept by one office.

    The columns say what holds now, corrections included; `Text` keeps what was read. A file that
    holds several documents gives one letter each: `whole` is the first, `part` its place from 0;
    those that only came along with another of them, their `cover` ("enclosed"), are not
    registered themselves and are seen by whoever sees the cover.
    `revision` counts changes, so that a form that shows an older one is not taken for the newest;
    `settled` is that of the newest change in the office that keeps it: what an office does inside
    that was sent the letter makes nobody else's form old (`Custody.revision`).
    A letter with `trouble` (a number of `errors.py`, or of the scanner's) waits in the box of what
    needs attention, `trouble_words` say why in "th" and "en". `name` is what the paper was called.
    `first_day` to `last_day` are all days that it calls for (`days.py`), `earliest_due` the first
    that it asks something for.
    `digest` is the SHA-256 of its bytes; of several papers that are one letter, of all of them.
    `asked_due` is the nearest day that a higher room says something of it is owed; then it, not
    what was read, is `earliest_due`.
    """

    WAYS = (("in", "incoming"), ("out", "outgoing"))
    STATES = (
        ("reading", "being read"),  # a job is at it, or will be
        ("desk", "on the reading desk"),  # read, to be looked at
        ("enclosed", "came along with another"),  # can be brought to the desk of its own
        ("registered", "registered"),  # it has its line in a book
        ("aside", "set aside"),  # not to be registered here; can be brought back
        ("draft", "draft"),
        ("checking", "being checked"),
        ("signing", "to be signed"),
        ("signed", "signed"),  # has no number yet
        ("issued", "issued"),  # signed, numbered, in a book
    )
    SOURCES = ("upload", "paste", "folder", "mail", "api", "link", "written")

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    way = models.CharField(max_length=3, choices=WAYS)
    state = models.CharField(max_length=10, choices=STATES)
    source = models.CharField(max_length=8)
    name = models.CharField(max_length=200, blank=True)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    job = models.UUIDField(null=True)
    trouble = models.CharField(max_length=8, blank=True)
    trouble_words = models.JSONField(default=dict)
    aside_reason = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)
    settled = models.PositiveIntegerField(default=0)

    kind = models.CharField(max_length=24, blank=True)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True)
    issuer = models.CharField(max_length=240, blank=True)
    issuer_office = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+")
    addressee = models.CharField(max_length=500, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    urgency = models.CharField(max_length=16, blank=True)
    secrecy = models.CharField(max_length=16, blank=True)
    earliest_due = models.DateField(null=True)
    asked_due = models.DateField(null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    whole = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    part = models.PositiveSmallIntegerField(default=0)
    cover = models.ForeignKey("self", models.PROTECT, null=True, related_name="brought")
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("whole", "part"),
                name="one_letter_a_part",
                condition=Q(whole__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("office", "state", "-id"), name="letters_of_office"),
            models.Index(
                fields=("number_key", "dated"), name="letter_by_number", condition=~Q(number_key="")
            ),
            models.Index(fields=("digest",), name="letter_by_bytes", condition=~Q(digest="")),
            models.Index(
                fields=("office", "earliest_due"),
                name="letters_due",
                condition=Q(earliest_due__isnull=False),
            ),
            models.Index(
                fields=("last_day",), name="letters_with_days", condition=Q(last_day__isnull=False)
            ),
        )


class Text(models.Model):
    """What was read of a letter, as it was read; corrections stand beside it, never in it.

    `raw` is the text in which the spans of `facts` count (`reading.export`: one document, with
    the tables, repairs and QR codes that stand in it); `repaired` what the reader worked on.
    `pages` are the spans of pages in `raw`, with sizes; `notes` what the scanner had to say.
    """

    letter = models.OneToOneField(Letter, models.CASCADE, primary_key=True, related_name="text")
    raw = models.TextField(blank=True)
    repaired = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    pages = models.JSONField(default=list)
    notes = models.JSONField(default=list)


class Correction(models.Model):
    """A person said what a fact is; `printed` is what stands on the paper.

    `name` is the fact's path in `Text.facts` ("number", "duties.2.due"). The newest one of a
    name holds; taking it back is a newer one with `back` set.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="corrections")
    name = models.CharField(max_length=80)
    printed = models.TextField(blank=True)
    read = models.JSONField(null=True)
    value = models.JSONField(null=True)
    back = models.BooleanField(default=False)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = (models.Index(fields=("letter", "name", "-id"), name="newest_correction"),)


class Doubt(models.Model):
    """Something in the letter that contradicts itself; registering waits for its answer.

    `quotes` are places [letter, start, end] in `Text.raw` of this letter and of those that came
    along with it. Answers: the print is accepted, a fact was corrected, or the sender is asked
    (`answer_note` tells what).
    """

    ANSWERS = (
        ("", "open"),
        ("as_printed", "accepted as printed"),
        ("corrected", "corrected"),
        ("asked", "the sender is asked"),
    )

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="doubts")
    kind = models.CharField(max_length=40)
    note = models.TextField()
    note_en = models.TextField()
    quotes = models.JSONField(default=list)
    confidence = models.FloatField(default=0.9)
    answer = models.CharField(max_length=10, choices=ANSWERS, blank=True)
    answer_note = models.CharField(max_length=500, blank=True)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("letter",), name="senders_asked", condition=Q(answer="asked")),
        )


class Fetched(models.Model):
    """A message or a file of a watched place was taken in; it is not taken twice."""

    source = models.CharField(max_length=8)
    key = models.CharField(max_length=200)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "key"), name="fetched_only_once"),)
