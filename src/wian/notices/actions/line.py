"""LINE learns who somebody is: a code of ours, sent by them to our account in LINE.

LINE tells us by its webhook, signed with the channel's secret; nobody types a LINE user id.
"""

from __future__ import annotations

import json
import re
import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from wian.offices.acting import Actor, actor_of
from wian.offices.actions.telling import tell

from ..channels import line
from ..errors import Refused
from ..models import LineCode, Preference
from .choosing import own

LASTS: Final = timedelta(minutes=15)
_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another
_LENGTH: Final = 8
_CODE: Final = re.compile(rf"[{_LETTERS}]{{{_LENGTH}}}")
_USER: Final = re.compile(r"U[0-9a-f]{32}")
KNOWN: Final = "เชื่อมกับเวียนแล้ว จะส่งสรุปวันละครั้ง · You are linked to Wian: one digest a day."
UNKNOWN: Final = (
    "ไม่รู้จักรหัสนี้ หรือหมดอายุแล้ว ขอรหัสใหม่ในหน้าการแจ้งเตือนของเวียน · "
    "This code is not known or has run out: get a new one on your notices page in Wian."
)


def ask_line(actor: Actor) -> str:
    """A code that links one's LINE when it is sent there within a quarter of an hour.

    One at a time: a new one takes the place of the one before. Refused N104 where this site has no
    LINE account.
    """
    account = own(actor)
    if not line.offered():
        raise Refused("N104")
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    values = {"digest": _digest(code), "until": timezone.now() + LASTS}
    with transaction.atomic():
        LineCode.objects.update_or_create(account_id=account, defaults=values)
        tell(actor, "notice.line", ("account", account), after={"line": "asked"})
    return code


def unlink_line(actor: Actor) -> None:
    """LINE is told nothing more of this person, and a code that is still open links nothing."""
    account = own(actor)
    with transaction.atomic():
        LineCode.objects.filter(account=account).delete()
        if Preference.objects.filter(account=account).exclude(line_user="").update(line_user=""):
            tell(actor, "notice.line", ("account", account), after={"line": "unlinked"})


def line_says(*, body: bytes, signature: str) -> bool:
    """What LINE's webhook told us is done; False where it is not signed by LINE, and nothing is.

    A message that holds a code links its sender; who blocks our account is unlinked. Safe to
    repeat, as LINE repeats what was not answered in time.
    """
    if not line.signed(body, signature):
        return False
    try:
        told = json.loads(body)
    except ValueError:
        return True
    events = told.get("events") if isinstance(told, dict) else None
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict):
            _heard(event)
    return True


@task()
def answer_line(token: str, known: bool) -> None:
    """Whoever sent a code reads in LINE whether it was one."""
    line.reply(token, KNOWN if known else UNKNOWN)


def _heard(event: dict[str, Any]) -> None:
    source, kind = event.get("source"), event.get("type")
    user = source.get("userId") if isinstance(source, dict) else None
    if not isinstance(user, str) or not _USER.fullmatch(user):
        return
    if kind == "unfollow":
        _gone(user)
    message, token = event.get("message"), event.get("replyToken")
    text = message.get("text") if isinstance(message, dict) else None
    if kind == "message" and isinstance(text, str):
        code = text.strip().upper()
        known = bool(_CODE.fullmatch(code)) and _linked(code, user)
        if isinstance(token, str):
            answer_line.enqueue(token[:100], known)


def _linked(code: str, user: str) -> bool:
    """The person who asked for the code is this user of LINE from now on."""
    with transaction.atomic():
        rows = LineCode.objects.select_for_update().filter(digest=_digest(code))
        found = rows.filter(until__gt=timezone.now(), account__is_active=True).first()
        if found is None:
            return False
        account = found.account_id
        found.delete()
        values = {"line_user": user, "line": True}
        Preference.objects.update_or_create(account_id=account, defaults=values)
        who = actor_of(account, origin="link")
        tell(who, "notice.line", ("account", account), after={"line": "linked"})
    return True


def _gone(user: str) -> None:
    with transaction.atomic():
        rows = Preference.objects.select_for_update().filter(line_user=user)
        for account in rows.values_list("pk", flat=True):
            who = actor_of(account, origin="link")
            tell(who, "notice.line", ("account", account), after={"line": "blocked"})
        rows.update(line_user="")


def _digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()
