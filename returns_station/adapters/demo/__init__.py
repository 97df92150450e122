"""The demo shop Granlöv: a made-up year of sales, with every situation a clerk meets."""
