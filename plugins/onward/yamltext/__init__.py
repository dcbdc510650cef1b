"""The text of YAML files: values with their positions, and edits that keep comments and layout."""
