"""Diagrams of data flows: a model, its DOT text and the finished SVG."""
