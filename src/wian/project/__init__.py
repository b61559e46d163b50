"""Settings, addresses and the WSGI entry point: where the rooms are wired together."""
