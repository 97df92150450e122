"""Long trials by chance and by force: each can be run alone, as long as one likes."""
