"""Who works here: staff and their roles, what each may do, and how she shows that it is she."""
