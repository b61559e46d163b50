"""What an e-CMS document said of a letter that came in by it."""

from __future__ import annotations

from django.db import models


class Envelope(models.Model):
    """The document without its files: fields as they were written, and what was noted of it.

    `digest` is the SHA-256 of the whole document. Its claims were held against the letter when
    that was read; corrections and doubts tell the outcome.
    """

    letter = models.OneToOneField(
        "letters.Letter", models.CASCADE, primary_key=True, related_name="envelope"
    )
    said = models.JSONField()
    notes = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=("digest",), name="envelope_by_bytes"),)
