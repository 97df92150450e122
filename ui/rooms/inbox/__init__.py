"""What customers wrote and said, who answers by when, and the answer as it is written."""
