"""The counter drawn: one page a file, all of them told the same scene."""
