"""How a letter goes round, as a file: printed, as a workbook, for a word processor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.letters.actions.circulation import export_round
from wian.web.door import actor, signed_in
from wian.web.letters.papers import digits_of, form_of, paper


@require_safe
@signed_in
def print_round(request: HttpRequest, letter: int) -> HttpResponse:
    """The offices that have the letter, `?show=` silent, returned or all, in official words."""
    form, shown = form_of(request), request.GET.get("show", "all")
    data = export_round(
        actor(request), letter=letter, form=form, shown=shown, digits=digits_of(request)
    )
    return paper(data, form=form, name=f"สถานะการเวียน {letter}")
