"""Accounts, the roles bound to them, and what opens a door without one."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from .directory import Office
from .people import Person, Post
from .places import FOREVER

ROLES = (
    ("clerk", "สารบรรณ"),
    ("officer", "เจ้าหน้าที่"),
    ("head", "หัวหน้าหน่วยงาน"),
    ("manager", "ผู้จัดการโครงการ"),
    ("member", "กรรมการ"),
    ("executive", "ผู้บริหาร"),
    ("administrator", "ผู้ดูแลระบบ"),
)
SCOPES = (("own", "หน่วยงานนี้"), ("subtree", "หน่วยงานนี้และใต้สังกัด"))


class Accounts(BaseUserManager["Account"]):
    """Finds accounts for Django's sign-in; they are made by actions."""


class Account(AbstractBaseUser):
    """Who signs in: one person, by login name; Django's groups and permissions are not used."""

    login = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="accounts")
    is_active = models.BooleanField(default=True)
    made = models.DateTimeField(auto_now_add=True)
    digits = models.CharField(
        max_length=6, default="arabic", choices=(("arabic", "123"), ("thai", "๑๒๓"))
    )

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Accounts()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(login=""), name="account_has_a_login"),)


class Grant(models.Model):
    """A role of an account at an office over some days; delegated by another grant or given."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=13, choices=ROLES)
    scope = models.CharField(max_length=7, choices=SCOPES, default="own")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="grants")
    delegated = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    since = models.DateField()
    until = models.DateField(default=FOREVER)
    given_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="given_grants"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(since__lte=F("until")), name="grant_lasts"),
        )
        indexes = (models.Index(fields=("account", "until"), name="grant_of_account"),)


class Key(models.Model):
    """A secret by its hash: a token of an account for the API, or one office's signed link.

    A link serves one purpose about one thing until it expires, is revoked or is used up; `office`
    comes in by it, `sender` made it.
    """

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(
        max_length=11,
        choices=(("api", "โปรแกรม"), ("acknowledge", "รับทราบ"), ("reply", "ตอบกลับ")),
    )
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="keys")
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="keys")
    sender = models.ForeignKey(
        Office, null=True, on_delete=models.PROTECT, related_name="sent_keys"
    )
    thing_kind = models.CharField(max_length=20, blank=True)
    thing = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="made_keys"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    uses_left = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(purpose="api", account__isnull=False)
                | (~Q(purpose="api") & Q(office__isnull=False, sender__isnull=False)),
                name="key_opens_one_door",
            ),
        )
        indexes = (models.Index(fields=("thing_kind", "thing"), name="key_of_thing"),)


class Feed(models.Model):
    """A private address of an account's calendar, by the hash of its secret.

    It serves as long as the row stands: a new secret takes the place of the old one, and what is
    revoked is deleted. `used_at` is when a calendar last fetched it, to the minute.
    """

    digest = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="feeds")
    label = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Miss(models.Model):
    """A failed try to come in, by the address or by the key tried; it counts for some minutes."""

    source = models.CharField(max_length=70)
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("source", "at"), name="miss_of_source"),
            models.Index(fields=("at",), name="miss_by_time"),
        )


class Change(models.Model):
    """One import of the directory, with what is needed to take it back."""

    at = models.DateTimeField(auto_now_add=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT)
    day = models.DateField(default=date.today)
    rows = models.PositiveIntegerField()
    back = models.JSONField()
    undone_at = models.DateTimeField(null=True)
