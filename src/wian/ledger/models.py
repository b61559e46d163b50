"""What happened, what else it touched, and the seals that chain it. Rows are only ever added."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .rules import ORIGINS


class Entry(models.Model):
    """One action, done or denied, by numbers only: it never names a person.

    Never updated; that is why a seal stands in a table of its own. `before` and `after` are JSON
    text and not JSON columns: a database that rewrites them would break the chain.
    """

    at = models.DateTimeField()
    verb = models.CharField(max_length=40)
    account = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    office = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=64)
    before = models.TextField()
    after = models.TextField()
    count = models.BigIntegerField()
    why = models.CharField(max_length=64)
    origin = models.CharField(max_length=8)
    address = models.CharField(max_length=43)

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(name="ledger_entry_verb", condition=~Q(verb="")),
            models.CheckConstraint(name="ledger_entry_count", condition=Q(count__gte=0)),
            models.CheckConstraint(name="ledger_entry_origin", condition=Q(origin__in=ORIGINS)),
            models.CheckConstraint(
                name="ledger_entry_thing",
                condition=Q(kind="", thing="") | (~Q(kind="") & ~Q(thing="")),
            ),
        )
        indexes = (
            models.Index("kind", "thing", "id", name="ledger_entry_timeline"),
            models.Index(
                "account", "id", name="ledger_entry_account", condition=Q(account__isnull=False)
            ),
            models.Index(
                "office", "id", name="ledger_entry_office", condition=Q(office__isnull=False)
            ),
            models.Index("id", name="ledger_entry_denied", condition=~Q(why="")),
        )


class Touched(models.Model):
    """Another thing of the same action: the successors of a split, the grounds of a merger."""

    pk = models.CompositePrimaryKey("kind", "thing", "entry")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="touched")
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()


class Seal(models.Model):
    """The place of an entry in the chain; `digest` covers it and everything sealed before."""

    seq = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, models.PROTECT)
    digest = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        constraints = (models.CheckConstraint(name="ledger_seal_seq", condition=Q(seq__gte=1)),)
