"""The wordings drawn: the kinds, the words, how they are read."""
