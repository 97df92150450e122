"""Icons, fonts, translations, law profiles and the demo shop; a package with no code."""
