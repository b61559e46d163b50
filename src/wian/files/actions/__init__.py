"""Files are kept, replaced, copied, released, put to use and taken out of it."""

from .drawing import picture
from .storing import copy_of, release, replace, store
from .using import unuse, use

__all__ = ["copy_of", "picture", "release", "replace", "store", "unuse", "use"]
