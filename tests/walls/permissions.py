"""Who may open what: written by hand, so that an address without a line here fails.

A line is `METHOD route`: who gets an answer. The world is seen from the district office of เมือง
เชียงราย (d5701), which the routes of one office are asked about. Who is signed in and not in the
line is refused with 403; who is not signed in is led to sign in (a page) or told 401 (the API).
`POST` lines tell who gets past the door with an empty form: past it the form itself is refused.
"""

from __future__ import annotations

from tests.walls.permissions_of_duties import DUTIES
from tests.walls.roles import (
    ANY_KEEPER,
    EVERYBODY,
    GOVERNOR,
    HERE_WRITERS,
    INSIDE,
    KEEPERS,
    READERS,
    REGISTRY,
    SIGNED_IN,
    WITH_A_ROLE,
    WRITERS,
)

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
    "GET /account/notices": SIGNED_IN,
    "POST /account/notices": SIGNED_IN,
    "GET /account/calendar": SIGNED_IN,  # the own ones
    "POST /account/calendar": SIGNED_IN,  # an empty form makes none
    "GET /calendar/{feed}.ics": EVERYBODY,  # whoever has the address
    "GET /account/webhook": SIGNED_IN,
    "POST /account/webhook": SIGNED_IN,
    "GET /notices/": SIGNED_IN,  # the own ones
    "GET /notices/count": SIGNED_IN,
    "POST /notices/": SIGNED_IN,
    "POST /line": (),  # only what LINE has signed
    "GET /desk": SIGNED_IN,
    "POST /acting": SIGNED_IN,
    "POST /digits": SIGNED_IN,
    # Letters: the reading desk
    "GET /letters/": SIGNED_IN,  # what one may see of it
    "POST /letters/": SIGNED_IN,  # nothing is chosen in an empty form
    "GET /letters/take": WRITERS,
    "POST /letters/take": WRITERS,
    "GET /letters/{letter}/read": READERS,
    "POST /letters/{letter}/read": HERE_WRITERS,
    "GET /files/{file}": READERS,
    "GET /files/{file}/page/{page}": READERS,
    "GET /files/{file}/accesses": ("head", "executive", *GOVERNOR, *KEEPERS),
    # Letters: registers
    "GET /letters/registers": (*READERS, "other-clerk"),  # of what one may read
    "GET /letters/registers/issue": (*REGISTRY, "other-clerk"),
    "POST /letters/registers/issue": (*REGISTRY, "other-clerk"),
    "GET /letters/registers/reserve": (*REGISTRY, "other-clerk"),
    "POST /letters/registers/reserve": (*REGISTRY, "other-clerk"),
    "GET /letters/registers/numbering/{office}": REGISTRY,
    "POST /letters/registers/numbering/{office}": REGISTRY,
    "GET /letters/registers/lines/{line}": READERS,
    "POST /letters/registers/lines/{line}": REGISTRY,
    "GET /letters/registers/{book}": READERS,
    "GET /letters/registers/{book}/print": READERS,
    "GET /letters/{letter}/stamped": READERS,
    "GET /letters/drafts": (*READERS, "other-clerk"),  # of what one may read
    "GET /letters/drafts/new": WRITERS,
    "POST /letters/drafts/new": WRITERS,
    "GET /letters/drafts/numbers": (*REGISTRY, "other-clerk"),  # of one's own offices
    "POST /letters/drafts/numbers": (*REGISTRY, "other-clerk"),
    "GET /letters/drafts/numbered": (*READERS, "other-clerk"),  # of what one may read
    "GET /letters/drafts/{draft}": READERS,
    "POST /letters/drafts/{draft}": HERE_WRITERS,
    "GET /letters/drafts/{draft}/preview": READERS,
    "POST /letters/drafts/{draft}/preview": READERS,  # writes nothing
    "GET /letters/drafts/{draft}/docx": READERS,
    "POST /letters/drafts/{draft}/docx": READERS,  # writes nothing
    "GET /letters/search": (*READERS, "other-clerk"),  # finds what one may read
    "GET /letters/search.xlsx": (*READERS, "other-clerk"),
    "GET /letters/suggest": (*READERS, "other-clerk"),
    "GET /letters/inbox": (*READERS, "other-clerk"),  # of one's own offices
    "POST /letters/inbox": (*READERS, "other-clerk"),  # an empty form chooses nothing
    "GET /letters/{letter}/send": ("clerk", "head"),
    "POST /letters/{letter}/send": ("clerk", "head"),
    "GET /letters/{letter}/round": READERS,
    "POST /letters/{letter}/round": READERS,  # an empty form names no deed
    "GET /letters/{letter}/round/print": READERS,
    "GET /letters/{letter}/links": REGISTRY,
    "POST /letters/{letter}/links": REGISTRY,
    "GET /letters/hands": SIGNED_IN,  # one's own
    "POST /letters/hands": SIGNED_IN,  # an empty form names no copy
    "GET /letters/{letter}": READERS,
    "POST /letters/{letter}": READERS,  # an empty form names no deed
    "GET /letters/{letter}/attach": HERE_WRITERS,
    "POST /letters/{letter}/attach": HERE_WRITERS,
    "GET /letters/{letter}/files/{file}/newer": HERE_WRITERS,
    "POST /letters/{letter}/files/{file}/newer": HERE_WRITERS,
    "GET /letters/{letter}/ecms": REGISTRY,
    "GET /letters/{letter}/ecms/reply": REGISTRY,
    "GET /letters/{letter}/sheet": (),  # no office has this one in hand yet
    "GET /letters/{dated}/calendar.ics": READERS,
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
    "POST /l/{secret}": EVERYBODY,  # an empty form names no deed
    "GET /l/{secret}/letter": EVERYBODY,
    "GET /l/{secret}/files/{paper}": EVERYBODY,
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
    # The API of letters: lists tell of what one may see
    "GET /api/letters": SIGNED_IN,
    "GET /api/letters/suggest": SIGNED_IN,
    "GET /api/letters/desk": SIGNED_IN,
    "GET /api/letters/inbox": SIGNED_IN,
    "GET /api/letters/{letter}/proposal": READERS,
    "POST /api/letters/{letter}/dispatches": REGISTRY,
    "GET /api/letters/{letter}/circulation": READERS,
    "POST /api/letters/{letter}/receipt": REGISTRY,
    "POST /api/letters/{letter}/acknowledgement": HERE_WRITERS,
    "POST /api/letters/{letter}/completion": HERE_WRITERS,
    "POST /api/letters/{letter}/return": REGISTRY,
    "POST /api/letters/{letter}/receipt/back": HERE_WRITERS,
    "POST /api/letters/{letter}/recall": REGISTRY,
    "POST /api/letters/{letter}/again": REGISTRY,
    "POST /api/letters/{letter}/relay": HERE_WRITERS,
    "GET /api/letters/{letter}": READERS,
    "GET /api/letters/{letter}/text": READERS,
    "POST /api/letters/files": HERE_WRITERS,
    "POST /api/letters/ecms": HERE_WRITERS,
    "POST /api/letters/ecms/replies": (*REGISTRY, "other-clerk"),
    "GET /api/letters/{letter}/ecms": REGISTRY,
    "GET /api/letters/{letter}/ecms/reply": REGISTRY,
    "GET /api/letters/{letter}/ecms/envelope": READERS,
    "POST /api/letters/pages": HERE_WRITERS,
    "POST /api/letters/texts": HERE_WRITERS,
    "POST /api/letters/aside": HERE_WRITERS,
    "POST /api/letters/{letter}/reading": HERE_WRITERS,
    "POST /api/letters/{letter}/corrections": HERE_WRITERS,
    "DELETE /api/letters/{letter}/corrections/{name}": HERE_WRITERS,
    "POST /api/letters/{letter}/facts": HERE_WRITERS,
    "POST /api/letters/{letter}/doubts/{doubt}": HERE_WRITERS,
    "POST /api/letters/{letter}/aside": HERE_WRITERS,
    "POST /api/letters/{letter}/back": HERE_WRITERS,
    "POST /api/letters/{letter}/registration": REGISTRY,
    "POST /api/letters/{letter}/number": REGISTRY,
    "POST /api/letters/numbers": REGISTRY,
    # … registers
    "GET /api/registers": SIGNED_IN,
    "GET /api/registers/years": SIGNED_IN,
    "GET /api/registers/next": READERS,
    "GET /api/registers/numbering": READERS,
    "PUT /api/registers/numbering": REGISTRY,
    "GET /api/registers/{book}": READERS,
    "GET /api/registers/{book}/lines": READERS,
    "GET /api/registers/lines/{line}": READERS,
    "GET /api/letters/{letter}/stamped": READERS,
    "POST /api/registers/reservations": REGISTRY,
    "POST /api/registers/numbers": REGISTRY,
    "POST /api/registers/lines/{line}/fill": REGISTRY,
    "POST /api/registers/lines/{line}/cancel": REGISTRY,
    "POST /api/registers/{book}/inserts": REGISTRY,
    # … their way inside an office
    "GET /api/hands/counts": SIGNED_IN,
    "GET /api/hands/mine": SIGNED_IN,
    "GET /api/hands/ours": SIGNED_IN,
    "GET /api/hands/decisions": SIGNED_IN,
    "GET /api/hands/copies": SIGNED_IN,
    "POST /api/hands/copies/{step}": READERS,  # who is no receiver of it is told so
    "GET /api/letters/{letter}/endorsements": READERS,
    "GET /api/letters/{letter}/steps": READERS,
    "GET /api/letters/{letter}/receivers": READERS,
    "POST /api/letters/{letter}/endorsements": HERE_WRITERS,
    "POST /api/letters/{letter}/endorsements/back": READERS,  # only the own step comes back
    "POST /api/letters/{letter}/close": HERE_WRITERS,
    "POST /api/letters/{letter}/reopen": HERE_WRITERS,
    # … drafts: this one lies with the registry
    "GET /api/drafts": SIGNED_IN,
    "GET /api/drafts/counts": SIGNED_IN,
    "GET /api/drafts/{draft}": READERS,
    "GET /api/drafts/{draft}/versions/{version}": READERS,
    "GET /api/drafts/{draft}/changes": READERS,
    "GET /api/drafts/{draft}/addressed": READERS,
    "GET /api/drafts/{draft}/paper": READERS,
    "POST /api/drafts": HERE_WRITERS,
    "POST /api/drafts/{draft}/versions": REGISTRY,
    "POST /api/drafts/{draft}/to-check": REGISTRY,
    "POST /api/drafts/{draft}/check": REGISTRY,
    "POST /api/drafts/{draft}/to-sign": REGISTRY,
    "POST /api/drafts/{draft}/return": (*REGISTRY, "executive", *GOVERNOR),
    "POST /api/drafts/{draft}/sign": ("head", "executive", *GOVERNOR),
    "POST /api/drafts/{draft}/drop": REGISTRY,
    # … threads, links, files
    "GET /api/letters/{letter}/family": READERS,
    "POST /api/letters/{letter}/ties": HERE_WRITERS,
    "POST /api/ties/{tie}/confirm": HERE_WRITERS,
    "POST /api/ties/{tie}/reject": HERE_WRITERS,
    "DELETE /api/ties/{tie}": HERE_WRITERS,
    "GET /api/letters/{letter}/links": READERS,
    "POST /api/letters/{letter}/links/asking": HERE_WRITERS,
    "GET /api/files/{file}": READERS,
    "GET /api/files/{file}/content": READERS,
    "GET /api/files/{file}/pages/{page}": READERS,
    "GET /api/files/{file}/uses": READERS,
    "GET /api/files/{file}/accesses": ("head", "executive", *GOVERNOR, *KEEPERS),
    "POST /api/letters/{letter}/files": HERE_WRITERS,
    "POST /api/letters/{letter}/files/{file}/newer": HERE_WRITERS,
    **DUTIES,
}
