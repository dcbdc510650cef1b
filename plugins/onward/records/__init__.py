"""The nouns of the inventory, typed and frozen; `design` of the format: see the manual's *Inventory* page."""
