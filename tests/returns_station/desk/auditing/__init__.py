"""The journal read, verified, signed and handed out."""
