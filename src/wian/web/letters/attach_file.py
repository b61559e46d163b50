"""One more file is put beside a letter."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.files.kinds import DOCUMENTS, ENDINGS
from wian.letters.actions.attaching import attach
from wian.letters.errors import Refused
from wian.letters.inside_values import Brief
from wian.letters.queries.attached import STATES
from wian.letters.queries.hands import right
from wian.letters.queries.letter_page import letter_view
from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.offices.deeds import Deed, carried_out
from wian.web.page import clock
from wian.web.when import Clock


class FileForm(Deed):
    """A form for one file of a letter; what is wrong with the file stands at its field."""

    file = forms.FileField(
        label="attached_file", help_text="attached_hint", allow_empty_file=True, max_length=200
    )
    refusals: ClassVar[dict[str, str]] = dict.fromkeys(
        ("B101", "B102", "B103", "B104", "B107", "B108", "B109", "B111"), "file"
    )

    def __init__(self, seen: Clock, who: Actor, letter: int, request: HttpRequest):
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        super().__init__(seen, *sent)
        self.who, self.letter = who, letter
        endings = sorted(ending for kind in DOCUMENTS for ending in ENDINGS[kind])
        self.fields["file"].widget.attrs["accept"] = ",".join(endings)

    def upload(self) -> tuple[str, bytes]:
        """The name and the bytes of the file."""
        sent = self.cleaned_data["file"]
        return sent.name, sent.read()


class AttachForm(FileForm):
    """One more file for the letter."""

    def act(self) -> int:
        """The letter has the file beside it; its id."""
        name, data = self.upload()
        return attach(self.who, letter=self.letter, name=name, data=data)


def taking_files(who: Actor, letter: int) -> Brief:
    """The letter in short, which takes files; Denied or refused L108 where it takes none."""
    found = letter_view(who, letter).brief
    check(who, right(found.state), standing(found.office))
    if found.state not in STATES:
        raise Refused("L108")
    return found


def put_in(
    request: HttpRequest, brief: Brief, form: FileForm, told: str, template: str = "attach_file"
) -> HttpResponse:
    """The page with the form, or the way back to the letter once the file is in."""
    if carried_out({"file": form}):
        back = reverse("letters:letter", args=[brief.id])
        return HttpResponseRedirect(f"{back}?done={told}#thing")
    seen = clock(request)
    title = seen.n(brief.subject) or seen.say("no_subject")
    context = {"form": form, "letter": brief.id, "title": title}
    status = 422 if form.errors else 200
    return page(request, template, form.who, context, tab="hands", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def attach_file(request: HttpRequest, letter: int) -> HttpResponse:
    """The form for one more file beside the letter; POST takes it."""
    who = actor(request)
    brief = taking_files(who, letter)
    return put_in(request, brief, AttachForm(clock(request), who, letter, request), "attached")
