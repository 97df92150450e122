"""What is kept of people: handed out, forgotten, thinned out."""
