"""Article to mentions: sentences, actors, attributions, numbers, dates, places; spans only, a function of the words alone."""
