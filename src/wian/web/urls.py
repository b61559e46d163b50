"""Addresses of the pages."""

from django.urls import path

from wian.web import views
from wian.web.reading import views as reading

urlpatterns = [
    path("", reading.front, name="front"),
    path("read", reading.read, name="read"),
    path("healthz", views.healthz),
]
