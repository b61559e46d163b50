"""What was answered to a request with an idempotency key, for as long as it may be sent again."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class Answer(models.Model):
    """The answer to one request of an account, known by the key that the caller chose.

    `request` is the fingerprint of what was asked. Without a `status` it is still being answered:
    until `until` by whoever took it as number `turn`, then by who asks again. The answer commits
    with what it tells of, so one that is there is true, and one that is not was not done.
    """

    account = models.ForeignKey("offices.Account", models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64)
    turn = models.PositiveIntegerField(default=1)
    until = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "key"), name="one_answer_a_key"),)
        indexes = (models.Index(fields=("at",), name="answers_by_age"),)
