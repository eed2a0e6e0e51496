"""The weigher: what it sees, what it answers, and what the rules make of it."""
