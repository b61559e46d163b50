"""What every page of letters shares: the frame, and at which offices the person may do what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from wian.offices.acting import Actor
from wian.web.offices.room import verbs
from wian.web.page import show

DONE: dict[str, str] = {
    "begun": "done_begun",
    "draft_write": "done_draft_write",
    "draft_send_to_check": "done_draft_send_to_check",
    "draft_check": "done_draft_check",
    "draft_return": "done_draft_return",
    "draft_send_to_sign": "done_draft_send_to_sign",
    "draft_sign": "done_draft_sign",
    "draft_number": "done_draft_number",
    "draft_drop": "done_draft_drop",
    "draft_final": "done_draft_final",
    "corrected": "done_corrected",
    "confirmed": "done_confirmed",
    "answered": "done_answered",
    "taken_back": "done_taken_back",
    "tied": "done_tied",
    "untied": "done_untied",
    "set_aside": "done_set_aside",
    "brought_back": "done_brought_back",
    "again": "done_again",
    "none_chosen": "done_none_chosen",
    "reserved": "done_reserved",
    "issued": "done_issued",
    "filled": "done_filled",
    "cancelled": "done_cancelled",
    "inserted": "done_inserted",
    "numbering": "done_numbering",
    "endorsed": "done_endorsed",
    "step_back": "done_step_back",
    "closed_matter": "done_closed_matter",
    "reopened": "done_reopened",
    "copy_seen": "done_copy_seen",
    "links_asked": "done_links_asked",
    "attached": "done_attached",
    "newer": "done_newer",
    "round_receive": "done_round_receive",
    "round_know": "done_round_know",
    "round_finish": "done_round_finish",
    "round_return": "done_round_return",
    "round_back": "done_round_back",
    "round_dispatched": "done_round_dispatched",
    "round_recalled": "done_round_recalled",
    "round_again": "done_round_again",
    "round_reminded": "done_round_reminded",
    "round_nobody_reminded": "done_round_nobody_reminded",
}
"""`?done=` of an address, and the word that tells it."""
IDLE: Final = ("none_chosen", "round_nobody_reminded")
"""Those of them of which nothing has come."""


def page(
    request: HttpRequest,
    template: str,
    actor: Actor,
    context: Mapping[str, Any],
    *,
    tab: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page in the frame of letters, with the ways on that this person has."""
    done = request.GET.get("done", "")
    shared = {
        "tab": tab,
        "can": verbs(actor),
        "done": DONE.get(done, ""),
        "idle": done in IDLE,
    }
    return show(request, f"letters/{template}.html", {**shared, **context}, status)
