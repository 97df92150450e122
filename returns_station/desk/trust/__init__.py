"""Trust, measured: what was given on her word, what verified it later, and what repeats itself."""
