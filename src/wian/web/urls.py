"""Addresses of the pages."""

from django.urls import include, path

from wian.web import choices, desk, views
from wian.web.offices.links import link_urls

urlpatterns = [
    path("", views.front, name="front"),
    path("read", views.read, name="read"),
    path("desk", desk.desk, name="desk"),
    path("acting", choices.act_as, name="act_as"),
    path("digits", choices.digits, name="digits"),
    path("", include("wian.web.signin.urls")),
    path("directory/", include("wian.web.offices.urls")),
    path("l/", include(link_urls)),
    path("healthz", views.healthz),
]
