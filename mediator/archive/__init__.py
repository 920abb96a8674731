"""Where sessions live: the TOML files of each, how they are read, and the save."""
