"""Two tables beside the queue of django-tasks-db, whose own table keeps its shape."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Lease(models.Model):
    """Who works on a task until when, which attempt this is, and how far it is.

    `until` is empty when nobody works on the task. It is set and compared by the database's clock,
    so that machines whose clocks differ agree.
    """

    task = models.OneToOneField(
        "django_tasks_database.DBTaskResult", models.CASCADE, primary_key=True, related_name="+"
    )
    worker = models.CharField(max_length=64)
    attempt = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(null=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    note = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = (
            models.Index(fields=["until"], name="jobs_held", condition=Q(until__isnull=False)),
        )


class Turn(models.Model):
    """When a periodic action is next due, and which worker is at it until when."""

    name = models.CharField(max_length=200, primary_key=True)
    next_due = models.DateTimeField(db_default=Now())
    worker = models.CharField(max_length=64, blank=True)
    until = models.DateTimeField(null=True)
