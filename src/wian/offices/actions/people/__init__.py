"""Posts, people, and who is in which post when."""

from .persons import add_person, change_person, erase_person
from .posts import change_post, close_post, open_post
from .tenures import begin_tenure, correct_tenure, end_tenure

__all__ = [
    "add_person",
    "begin_tenure",
    "change_person",
    "change_post",
    "close_post",
    "correct_tenure",
    "end_tenure",
    "erase_person",
    "open_post",
]
