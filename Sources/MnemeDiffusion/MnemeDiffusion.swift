// The module's public face is in its files.
