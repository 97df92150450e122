"""Where the policy asks a person: the question, her answer, and what the counter does with it."""
