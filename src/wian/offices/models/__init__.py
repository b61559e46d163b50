"""The tables of the directory, of people and of rights; private to this room."""

from .accounts import Account, Change, Feed, Grant, Key, Miss
from .directory import Event, Group, Membership, Office, Part, Spell
from .people import Person, Post, Tenure
from .places import FOREVER, Place

__all__ = [
    "FOREVER",
    "Account",
    "Change",
    "Event",
    "Feed",
    "Grant",
    "Group",
    "Key",
    "Membership",
    "Miss",
    "Office",
    "Part",
    "Person",
    "Place",
    "Post",
    "Spell",
    "Tenure",
]
