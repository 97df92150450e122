"""The law as files: read, looked up and guarded."""
