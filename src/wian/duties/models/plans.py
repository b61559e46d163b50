"""Plans of a year: activities, their months, who does them, how far they are."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Plan(models.Model):
    """What an office means to do in a fiscal year (แผนปฏิบัติการ); of a duty, or its own."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    duty = models.ForeignKey("duties.Duty", models.PROTECT, null=True, related_name="plans")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    closed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=("office", "-year"), name="plans_of_office"),)


class Activity(models.Model):
    """A line of a plan. `months` has a bit for each month of the fiscal year, October first."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="activities")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    owner = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=200, blank=True)
    months = models.PositiveSmallIntegerField(default=0)
    dropped = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(months__lt=4096), name="twelve_months_of_activity"),
        )


class Progress(models.Model):
    """How far an activity was, told in a month of the fiscal year (1: October); only added."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="progress")
    month = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(month__range=(1, 12), percent__lte=100), name="progress_of_a_month"
            ),
        )
        indexes = (models.Index(fields=("activity", "-id"), name="progress_of_activity"),)


class PlanTemplate(models.Model):
    """Activities that an office plans again: `content` is a list of them as data."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    account = models.ForeignKey("offices.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    name = models.CharField(max_length=200)
    content = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("office", "name"), name="one_plan_template_of_a_name"),
        )
