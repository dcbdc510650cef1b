"""Onward: an inventory of who touches personal data, a lint against transfer law, and a trust center made from both."""

__version__ = "0.1.0"
