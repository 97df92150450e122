"""Far ends that pay money back: a card terminal, a web shop's gateway, a person at the till."""
