"""The API with the routes of every room."""

from .offices.routes import router as offices
from .site import api

api.add_router("", offices)

__all__ = ["api"]
