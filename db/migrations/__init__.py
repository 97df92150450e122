"""Steps of the database from one release to the next; they import none of our code."""
