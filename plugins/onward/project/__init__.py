"""The one way into a project for commands, site and history: its settings, where its files are, and the world read from them."""
