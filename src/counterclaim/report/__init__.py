"""The case file, told: the brief, tables and exports."""
