"""Change notices: what customers are told before something changes, one channel a module."""
