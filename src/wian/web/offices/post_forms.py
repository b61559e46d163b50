"""What is typed to open a post, to change what it is called, and to close it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from wian.offices.acting import Actor
from wian.offices.actions import people as actions
from wian.offices.queries.people import PostBook
from wian.offices.values import OfficeView
from wian.web.offices.days import last_day
from wian.web.offices.deeds import Deed
from wian.web.offices.fields import DayField, fault
from wian.web.when import Clock

_LONGEST = 160


class PostForm(Deed):
    """A new post of the office."""

    title = forms.CharField(label="post_title", help_text="post_title_hint", max_length=_LONGEST)
    head = forms.BooleanField(label="post_head", help_text="post_head_hint", required=False)
    since = DayField(label="post_since", help_text="day_hint")
    refusals: ClassVar[dict[str, str]] = {
        "O101": "since",
        "O150": "title",
        "O151": "title",
        "O152": "head",
    }

    def __init__(self, seen: Clock, who: Actor, office: OfficeView, *args: Any) -> None:
        first = {"since": seen.today}
        super().__init__(seen, *args, initial=first, auto_id="post-%s")
        self.who, self.office = who, office

    def act(self) -> int:
        """The post stands; its id."""
        return actions.open_post(self.who, office=self.office.id, **self.cleaned_data)


class RenameForm(Deed):
    """Another title of the post, and whether it is the head's."""

    title = forms.CharField(label="post_title", max_length=_LONGEST)
    head = forms.BooleanField(label="post_head", help_text="post_head_hint", required=False)
    refusals: ClassVar[dict[str, str]] = {"O150": "title", "O151": "title", "O152": "head"}

    def __init__(self, seen: Clock, who: Actor, book: PostBook, *args: Any) -> None:
        first = {"title": book.title, "head": book.head}
        super().__init__(seen, *args, initial=first, auto_id="rename-%s")
        self.who, self.book = who, book

    def act(self) -> int:
        """The post is called so on all its days."""
        actions.change_post(self.who, post=self.book.id, **self.cleaned_data)
        return self.book.id


class ClosePostForm(Deed):
    """The day from which the post is no more."""

    day = DayField(label="post_close_day", help_text="day_hint")
    refusals: ClassVar[dict[str, str]] = {"O112": "day", "O154": "day"}

    def __init__(self, seen: Clock, who: Actor, book: PostBook, *args: Any) -> None:
        super().__init__(seen, *args, auto_id="close-%s")
        self.who, self.book = who, book

    def clean_day(self) -> Any:
        """A day on which the post still stands."""
        day = self.cleaned_data["day"]
        if last_day(self.book.until) < day:
            raise forms.ValidationError(fault(self.seen, "F118"))
        return day

    def act(self) -> int:
        """The post is no more from the day on."""
        actions.close_post(self.who, post=self.book.id, day=self.cleaned_data["day"])
        return self.book.id
