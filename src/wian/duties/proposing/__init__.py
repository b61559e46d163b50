"""From what was read of a letter to the duties that it asks; a person looks at each. Pure."""

from .rows import proposed
from .values import Kind, Proposed, Wanted, Way, kind_of

__all__ = ["Kind", "Proposed", "Wanted", "Way", "kind_of", "proposed"]
