"""The directory as files: tables in and out, and what an import would do. Nothing here writes."""
