"""Plain values that several rooms or the app share; no Qt."""
