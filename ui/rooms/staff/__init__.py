"""The staff room: who works here, what each may do, and her badge."""
