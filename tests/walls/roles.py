"""Who is in the world of the wall of permissions, seen from the district office of เมืองเชียงราย."""

from __future__ import annotations

OWN = ("clerk", "officer", "head", "manager", "member", "executive")
"""Roles at the district office itself, scope own."""

KEEPERS = ("province-administrator", "country-administrator")
"""Who keeps the directory, people and rights where the district office stands."""

GOVERNOR = ("governor",)
"""An executive over the whole province."""

OUTSIDE = ("other-clerk", "other-administrator", "no-role")
"""A clerk of the next district, an administrator of another province, an account without a role."""

NOBODY = ("nobody",)
ANY_KEEPER = (*KEEPERS, "other-administrator")
INSIDE = (*OWN, *GOVERNOR, *KEEPERS)
SIGNED_IN = (*INSIDE, *OUTSIDE)
EVERYBODY = (*NOBODY, *SIGNED_IN)
WITH_A_ROLE = (*INSIDE, "other-clerk", "other-administrator")

READERS = (*OWN, *GOVERNOR)
"""Who reads the letters of the district office."""

HERE_WRITERS = ("clerk", "officer", "head", "manager")
"""Who writes on them."""

WRITERS = (*HERE_WRITERS, "other-clerk")
"""Who writes on letters somewhere."""

REGISTRY = ("clerk", "head")
"""Who gives numbers at the district office."""
