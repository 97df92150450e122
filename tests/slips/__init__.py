"""Every slip there is, drawn and told: pictures to look at, and their words to compare."""
