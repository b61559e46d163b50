"""The same write sent twice is done once: the second time its answer is only told again.

A caller who lost an answer on the way sends the same request with the same `Idempotency-Key`.
The key is claimed before the action, and the answer kept in the action's own transaction: after
a crash either both are there or neither. What was refused changed nothing and is not kept: its
key is free, so that the same request can be sent again once the reason is gone. A key is known
for a day, and only to the account that sent it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import wraps
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import TypeAdapter

from wian.ledger.actions import denials_outlive

from .errors import Refused
from .models import Answer
from .site import actor, api

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
LONGEST: Final = 200
KEPT: Final = timedelta(hours=24)
LEASE: Final = timedelta(minutes=3)
"""Who takes longer loses the request to whoever asks again, and what was done with it."""
RETRY_SECONDS: Final = 5
_ALIVE: Final = timedelta(seconds=30)
"""Who is at it longer has died more likely than not: then it is asked again when the lease ends."""
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_PLAIN: Final[TypeAdapter[Any]] = TypeAdapter(Any)
View = Callable[..., Any]


class Lost(Exception):
    """Somebody else answers this request meanwhile; what was done here is to be taken back."""


@dataclass(slots=True)
class Claim:
    """One request that is answered here and nowhere else."""

    request: HttpRequest
    row: int
    turn: int
    answer: HttpResponse | None = field(default=None, init=False)

    def keep(self, result: Any) -> HttpResponse:
        """The result is what the key stands for, if the transaction around it commits.

        Raises Lost where another process has taken the request over.
        """
        if self.answer is None:
            self.answer = _answer(self.request, result)
            text = self.answer.content.decode()
            kept = self._mine().update(status=self.answer.status_code, body=text)
            if not kept:
                raise Lost
        return self.answer

    @contextmanager
    def held(self) -> Iterator[None]:
        """Whatever goes wrong inside, the key is free again."""
        try:
            yield
        except Lost:
            raise _later(LEASE) from None
        except BaseException:
            self._mine().delete()
            raise

    def _mine(self) -> Any:
        return Answer.objects.filter(pk=self.row, turn=self.turn, status=None)


def once(view: View) -> View:
    """The view of a write is done once for each key; one that only reads stays as it is."""

    @wraps(view)
    def answered(request: HttpRequest, /, **values: Any) -> Any:
        key, account = request.headers.get(HEADER), actor(request).account
        if request.method in _SAFE or key is None or account is None:
            return view(request, **values)
        found = _claimed(request, account, key)
        if isinstance(found, HttpResponse):
            return found
        request.claim = found  # type: ignore[attr-defined]
        with found.held():
            return _done(view, found, values)

    return answered


def apart(view: View) -> View:
    """The view looks into files first, so it is not run in one transaction; it calls `keep`."""
    view.apart = True  # type: ignore[attr-defined]
    return view


def keep(request: HttpRequest, result: Any) -> None:
    """The result is the answer to this request; to be called in the transaction of the action."""
    claim: Claim | None = getattr(request, "claim", None)
    if claim is not None:
        claim.keep(result)


def forget() -> int:
    """Answers older than a day are gone; how many."""
    return Answer.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]


def _done(view: View, claim: Claim, values: dict[str, Any]) -> HttpResponse:
    """The view's answer, which is kept with what it did."""
    if getattr(view, "apart", False):
        return claim.keep(view(claim.request, **values))
    with denials_outlive(), transaction.atomic():
        return claim.keep(view(claim.request, **values))


def _claimed(request: HttpRequest, account: int, key: str) -> Claim | HttpResponse:
    """The request to be answered here, or its answer; Refused A102, A103, A104."""
    if not (key.isascii() and key.isprintable() and 1 <= len(key) <= LONGEST):
        raise Refused("A104", most=LONGEST)
    asked = _fingerprint(request)
    row, new = Answer.objects.get_or_create(
        account_id=account, key=key, defaults={"request": asked, "until": timezone.now() + LEASE}
    )
    if row.request != asked:
        raise Refused("A102")
    if row.status is not None:
        return _told_again(row)
    if not new and not _taken_over(row):
        raise _later(row.until - timezone.now())
    return Claim(request, row.pk, row.turn if new else row.turn + 1)


def _taken_over(row: Answer) -> bool:
    """Whether this process answers now what one that is gone began: of several one does."""
    now = timezone.now()
    left = Answer.objects.filter(pk=row.pk, turn=row.turn, status=None, until__lt=now)
    return left.update(turn=F("turn") + 1, until=now + LEASE) == 1


def _later(left: timedelta) -> Refused:
    """Somebody else is at it: when to ask again, with so much of the lease left.

    Nobody takes it over sooner: that a process is dead, another machine cannot know.
    """
    seconds = max(0, int(left.total_seconds())) + 1
    soon = LEASE - left < _ALIVE
    retry = min(RETRY_SECONDS, seconds) if soon else seconds
    return Refused("A103", retry=retry, seconds=seconds)


def _told_again(row: Answer) -> HttpResponse:
    answer = HttpResponse(row.body, status=row.status, content_type=api.get_content_type())
    answer.headers[REPLAYED] = "true"
    return answer


def _answer(request: HttpRequest, result: Any) -> HttpResponse:
    """What the view gave, as it goes out."""
    return api.create_response(request, _PLAIN.dump_python(result), status=200)


def _fingerprint(request: HttpRequest) -> str:
    """What is asked: method, address and body; of a form its fields and files, in their order."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}".encode())
    if request.method == "POST" and request.content_type == "multipart/form-data":
        for name, texts in sorted(request.POST.lists()):
            digest.update(repr((name, texts)).encode())
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                content = hashlib.sha256(file.read()).hexdigest()
                file.seek(0)
                digest.update(repr((name, file.name, content)).encode())
    else:
        digest.update(b"\0" + request.body)
    return digest.hexdigest()
