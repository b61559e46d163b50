"""Addresses of the pages."""

from django.urls import path

from wian.web import views

urlpatterns = [path("healthz", views.healthz)]
