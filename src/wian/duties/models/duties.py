"""What an office asks of others, once or again and again, and what it is made from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Duty(models.Model):
    """An office asks others for something (ภารกิจที่สั่ง); `office` asks, tracks and accepts.

    From a letter: `item` as printed, `start` to `end` the place in its text, `quote` the words.
    `row` is its place among the duties that were read of the letter, `assignee` who is to do it by
    the letter's words, `doer` the kind of office that those mean.
    `year` is the fiscal year (CE, of its end). `rule` is a `deadlines.DueRule` as JSON, empty while
    nobody has said when; `anchor` the day from which a relative one is counted; `asks` what else a
    person must say before it is opened (`unanswered.py`). `to` is the audience's rule, `sentence`
    says it.
    `wanted` are the pieces of evidence ([code, label, required]), `form` the fields of its report
    (`forms.py`), `ways` the choices of a conditional duty ([code, label]): the office chooses.
    A proposed one is seen by who asks only; an open one by those who owe it too. `merged` is the
    duty that took this one in, `earlier` last year's that it was copied from.
    """

    STATES = (
        ("proposed", "proposed"),
        ("dropped", "dropped"),
        ("open", "open"),
        ("closed", "closed"),
    )
    KINDS = (
        ("once", "due once"),
        ("again", "due again and again"),
        ("continuous", "continuous"),
        ("information", "for information"),
    )

    letter = models.ForeignKey("letters.Letter", models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=8, choices=STATES, default="proposed")
    kind = models.CharField(max_length=11, choices=KINDS, default="once")
    year = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField(default=0)
    item = models.CharField(max_length=20, blank=True)
    row = models.PositiveSmallIntegerField(null=True)
    action = models.TextField()
    assignee = models.CharField(max_length=240, blank=True)
    doer = models.CharField(max_length=24, blank=True)
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    rule = models.JSONField()
    anchor = models.DateField(null=True)
    asks = models.JSONField(default=list)
    to = models.JSONField(null=True)
    sentence = models.TextField(blank=True)
    wanted = models.JSONField(default=list)
    form = models.JSONField(default=list)
    ways = models.JSONField(default=list)
    merged = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    assigned = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    summary = models.TextField(blank=True)
    lessons = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(end__gt=models.F("start")),
                name="duty_has_a_place_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("open", "closed")) | Q(opened_at__isnull=False),
                name="duty_was_opened",
            ),
            models.UniqueConstraint(
                fields=("letter", "office", "row"),
                condition=Q(row__isnull=False),
                name="one_duty_of_what_was_read",
            ),
        )
        indexes = (
            models.Index(fields=("office", "year", "state"), name="duties_of_office"),
            models.Index(
                fields=("letter",), name="duties_of_letter", condition=Q(letter__isnull=False)
            ),
        )


class Need(models.Model):
    """A duty cannot be done before another one: the bundle needs what it bundles."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="needs")
    needed = models.ForeignKey(Duty, models.PROTECT, related_name="needed_by")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("duty", "needed"), name="one_need_of_a_duty"),
            models.CheckConstraint(
                condition=~Q(duty=models.F("needed")), name="no_duty_needs_itself"
            ),
        )


class Template(models.Model):
    """Duties that an office asks again under other letters: `content` is a list of them as data."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    name = models.CharField(max_length=200)
    content = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("office", "name"), name="one_template_of_a_name"),
        )
