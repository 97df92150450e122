"""The shop's promise as a text: said in words, compared, checked, and kept by its versions."""
