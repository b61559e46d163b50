"""The API with the routes of every room; each write is done once for each idempotency key."""

from .duties import asking, doing, evidence, leaves
from .files.routes import router as files
from .idempotency import once
from .letters import (
    circulation,
    deeds,
    desk,
    drafts,
    ecms,
    hands,
    numbers,
    registers,
    search,
    threads,
)
from .offices.routes import router as offices
from .site import api

api.add_router("", offices)
for router in (
    *(piece.router for piece in (search, desk, deeds, ecms, registers, numbers)),
    *(piece.router for piece in (hands, drafts, threads, circulation)),
    files,
    *(piece.router for piece in (asking, doing, leaves, evidence)),
):
    router.add_decorator(once)
    api.add_router("", router)

__all__ = ["api"]
