"""Answering from afar: the questions that wait, and the whole picture of the one in hand."""
