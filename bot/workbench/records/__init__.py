"""Source records: drafted from the original submissions, counted, refreshed and proved by them."""
