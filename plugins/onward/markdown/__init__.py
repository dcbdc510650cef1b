"""Markdown with its places: its structure with lines, and which stretches of a page are code.

Time grows with the length of a text and no faster, whatever it says.
"""
