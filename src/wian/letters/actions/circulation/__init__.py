"""A letter goes round: sent, received, acknowledged, passed on, answered, recalled."""

from .announcing import remind
from .answering import reply_by_link
from .dispatching import dispatch
from .exporting import export_round
from .linking import acknowledge_by_link, make_links, paper_by_link
from .recalling import recall, send_again
from .receiving import acknowledge, finish, receive, take_back, turn_back
from .relaying import relay

__all__ = [
    "acknowledge",
    "acknowledge_by_link",
    "dispatch",
    "export_round",
    "finish",
    "make_links",
    "paper_by_link",
    "recall",
    "receive",
    "relay",
    "remind",
    "reply_by_link",
    "send_again",
    "take_back",
    "turn_back",
]
