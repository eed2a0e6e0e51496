"""What the program knows of words: versioned data files with a schema, checked when they are read."""
