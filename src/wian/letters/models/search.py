"""What search looks through; written in the same transaction as the letter it is of."""

from __future__ import annotations

from django.db import models


class Indexed(models.Model):
    """All that a letter says, as printed and as corrected, in the forms that search asks for.

    `folded`: digits, marks and case made one; `words`: the same cut into words by spaces. The
    indexes over them are the database's own (migration 0002). `veiled` is `folded` without what is
    private, for who may not search for that; empty where nothing is. `latin`: all that is private
    is digits and Latin letters, so that no piece of text without these touches it.
    """

    letter = models.OneToOneField(
        "letters.Letter", models.CASCADE, primary_key=True, related_name="indexed"
    )
    latin = models.BooleanField(default=True)
    veiled = models.TextField(blank=True)
    folded = models.TextField()
    words = models.TextField()
