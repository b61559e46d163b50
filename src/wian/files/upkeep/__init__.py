"""What the machine does for stored bytes: pictures of pages, the malware check, sweeping."""
