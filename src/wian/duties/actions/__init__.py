"""What people do with duties; only these write."""
