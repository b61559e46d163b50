"""Addresses of the directory: names of pages before keys of offices."""

from django.urls import path

from wian.web.offices import (
    account_list,
    accounts,
    administration,
    audience,
    changes,
    directory,
    erasing,
    exports,
    groups,
    imports,
    ledger,
    office,
    persons,
    posts,
    sent_links,
)

app_name = "offices"
urlpatterns = [
    path("", directory.directory, name="directory"),
    path("administration", administration.administration, name="administration"),
    path("audience", audience.audience, name="audience"),
    path("groups", groups.groups, name="groups"),
    path("groups/<slug:key>", groups.group, name="group"),
    path("accounts", account_list.accounts, name="accounts"),
    path("accounts/<int:account>", accounts.account, name="account"),
    path("links", sent_links.links, name="links"),
    path("import", imports.import_page, name="import"),
    path("export/<str:name>", exports.export, name="export"),
    path("ledger", ledger.ledger, name="ledger"),
    path("people/<int:person>/", persons.person, name="person"),
    path("people/<int:person>/erase", erasing.erase, name="erase"),
    path("<slug:key>/", office.office, name="office"),
    path("<slug:key>/posts", posts.posts, name="posts"),
    path("<slug:key>/posts/<int:post>", posts.post, name="post"),
    path("<slug:key>/change/<slug:what>", changes.change, name="change"),
]
