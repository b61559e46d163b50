"""Who may open what: written by hand, so that an address without a line here fails.

A line is `METHOD route`: who gets an answer. The world is seen from the district office of เมือง
เชียงราย (d5701), which the routes of one office are asked about. Who is signed in and not in the
line is refused with 403; who is not signed in is led to sign in (a page) or told 401 (the API).
`POST` lines tell who gets past the door with an empty form: past it the form itself is refused.
"""

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

MATRIX: dict[str, tuple[str, ...]] = {
    # The reader and the house
    "GET /": EVERYBODY,
    "POST /read": EVERYBODY,
    "GET /healthz": EVERYBODY,
    # Signing in, and what belongs to the one who is signed in
    "POST /first": (),
    "GET /first": (),  # an administrator is there: whoever comes is led to sign in
    "GET /signin": EVERYBODY,
    "POST /signin": EVERYBODY,
    "POST /signout": EVERYBODY,
    "GET /signin/closed": EVERYBODY,
    "GET /signin/second": SIGNED_IN,
    "GET /signin/trust": SIGNED_IN,
    "GET /signin/passkey": SIGNED_IN,
    "GET /signin/again": SIGNED_IN,
    "GET /signin/again/code": SIGNED_IN,
    "GET /signin/again/passkey": SIGNED_IN,
    "GET /password": SIGNED_IN,
    "GET /password/set": SIGNED_IN,
    "GET /password/forgot": EVERYBODY,
    "GET /password/sent": EVERYBODY,
    "GET /password/done": EVERYBODY,
    "GET /password/new/{uidb36}-{key}/": EVERYBODY,
    "GET /account": SIGNED_IN,
    "GET /account/app/add": SIGNED_IN,
    "GET /account/app/remove": (),  # nobody here has an app, nor codes
    "GET /account/codes": (),
    "GET /account/codes/new": SIGNED_IN,
    "GET /account/passkeys": SIGNED_IN,
    "GET /account/passkeys/add": SIGNED_IN,
    "GET /account/passkeys/{pk}/remove": SIGNED_IN,
    "GET /account/devices": SIGNED_IN,
    "POST /account/devices": SIGNED_IN,
    "GET /account/tokens": SIGNED_IN,  # the own ones
    "POST /account/tokens": SIGNED_IN,
    "GET /account/tokens/{pk}/revoke": SIGNED_IN,
    "POST /account/tokens/{pk}/revoke": SIGNED_IN,
    "GET /desk": SIGNED_IN,
    "POST /acting": SIGNED_IN,
    "POST /digits": SIGNED_IN,
    # The directory
    "GET /directory/": SIGNED_IN,
    "GET /directory/{key}/": INSIDE,
    "GET /directory/{key}/change/{what}": KEEPERS,
    "POST /directory/{key}/change/{what}": KEEPERS,
    "GET /directory/{key}/posts": KEEPERS,
    "POST /directory/{key}/posts": KEEPERS,
    "GET /directory/{key}/posts/{post}": KEEPERS,
    "POST /directory/{key}/posts/{post}": KEEPERS,
    "GET /directory/people/{person}/": INSIDE,
    "POST /directory/people/{person}/": KEEPERS,
    "GET /directory/people/{person}/erase": KEEPERS,
    "POST /directory/people/{person}/erase": KEEPERS,
    "GET /directory/audience": WITH_A_ROLE,
    "GET /directory/administration": ANY_KEEPER,
    "GET /directory/accounts": SIGNED_IN,  # who keeps none is led to the own one
    "POST /directory/accounts": ANY_KEEPER,
    "GET /directory/accounts/{account}": KEEPERS,
    "POST /directory/accounts/{account}": KEEPERS,
    "GET /directory/groups": WITH_A_ROLE,
    "POST /directory/groups": ("manager", *ANY_KEEPER),
    "GET /directory/groups/{group}": (*GOVERNOR, *KEEPERS),
    "POST /directory/groups/{group}": KEEPERS,
    "GET /directory/links": ("clerk", "head", "other-clerk", *ANY_KEEPER),
    "POST /directory/links": ("clerk", "head", "other-clerk", *ANY_KEEPER),
    "GET /directory/import": ANY_KEEPER,
    "POST /directory/import": ANY_KEEPER,
    "GET /directory/export/{name}": WITH_A_ROLE,  # of what one may see
    "GET /directory/ledger": ANY_KEEPER,
    "GET /l/{secret}": EVERYBODY,
    # The API
    "GET /api/": EVERYBODY,
    "GET /api/offices": SIGNED_IN,
    "GET /api/offices/{key}": INSIDE,
    "GET /api/offices/{key}/subtree": INSIDE,
    "GET /api/offices/{key}/line": INSIDE,
    "GET /api/offices/{key}/ancestors": INSIDE,
    "GET /api/offices/{key}/history": INSIDE,
    "GET /api/places": SIGNED_IN,
    "POST /api/audience": INSIDE,
}
