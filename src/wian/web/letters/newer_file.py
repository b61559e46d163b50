"""A file beside a letter gets a newer version; the earlier one stays and can be opened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from wian.files.values import FileView
from wian.letters.actions.attaching import attach_newer
from wian.letters.queries.attached import newest
from wian.offices.acting import Actor
from wian.web.door import actor, signed_in
from wian.web.letters.attach_file import FileForm, put_in, taking_files
from wian.web.page import clock
from wian.web.when import Clock


class NewerForm(FileForm):
    """The file as it is now, in place of the old one."""

    def __init__(self, seen: Clock, who: Actor, letter: int, old: FileView, request: HttpRequest):
        super().__init__(seen, who, letter, request)
        self.old = old
        self.fields["file"].label = seen.say("newer_file")

    def act(self) -> int:
        """The file has its newer version; the id of that."""
        name, data = self.upload()
        return attach_newer(self.who, letter=self.letter, file=self.old.id, name=name, data=data)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def newer_file(request: HttpRequest, letter: int, file: int) -> HttpResponse:
    """The form for a newer version of the file; POST takes it."""
    who = actor(request)
    brief = taking_files(who, letter)
    old = newest(who, letter=letter, file=file)
    form = NewerForm(clock(request), who, letter, old, request)
    return put_in(request, brief, form, "newer", "newer_file")
