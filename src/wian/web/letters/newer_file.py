"""A file beside a letter gets a newer version; the earlier one stays and can be opened."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.files.kinds import DOCUMENTS, ENDINGS
from wian.letters.actions.attaching import attach_newer
from wian.letters.errors import Refused
from wian.letters.queries.attached import STATES, newest
from wian.letters.queries.hands import right
from wian.letters.queries.letter_page import letter_view
from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.offices.deeds import Deed, carried_out
from wian.web.page import clock
from wian.web.when import Clock


class NewerForm(Deed):
    """The file as it is now."""

    newer = forms.FileField(
        label="newer_file", help_text="newer_file_hint", allow_empty_file=True, max_length=200
    )
    refusals: ClassVar[dict[str, str]] = dict.fromkeys(
        ("B101", "B102", "B103", "B104", "B107", "B108", "B109", "B111"), "newer"
    )

    def __init__(self, seen: Clock, who: Actor, letter: int, file: int, request: HttpRequest):
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        super().__init__(seen, *sent)
        self.who, self.letter, self.file = who, letter, file
        endings = sorted(ending for kind in DOCUMENTS for ending in ENDINGS[kind])
        self.fields["newer"].widget.attrs["accept"] = ",".join(endings)

    def act(self) -> int:
        """The file has its newer version; the id of that."""
        upload = self.cleaned_data["newer"]
        name, data = upload.name, upload.read()
        return attach_newer(self.who, letter=self.letter, file=self.file, name=name, data=data)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def newer_file(request: HttpRequest, letter: int, file: int) -> HttpResponse:
    """The form for a newer version of the file; POST takes it."""
    who, seen = actor(request), clock(request)
    found = letter_view(who, letter).brief
    check(who, right(found.state), standing(found.office))
    if found.state not in STATES:
        raise Refused("L108")
    old = newest(who, letter=letter, file=file)
    form = NewerForm(seen, who, letter, file, request)
    if carried_out({"newer": form}):
        return HttpResponseRedirect(f"{reverse('letters:letter', args=[letter])}?done=newer#thing")
    title = seen.n(found.subject) or seen.say("no_subject")
    context = {"form": form, "old": old, "letter": letter, "title": title}
    status = 422 if form.errors else 200
    return page(request, "newer_file", who, context, tab="hands", status=status)
