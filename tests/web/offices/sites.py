"""The addresses of the site with those of signed links, wherever the site serves them."""

from django.urls import include, path

from wian.project import urls
from wian.project.urls import handler400, handler403, handler404, handler500
from wian.web.offices.links import link_urls

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*urls.urlpatterns, path("l/", include(link_urls))]
