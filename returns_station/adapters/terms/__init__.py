"""The shop's terms as files and plain data."""
