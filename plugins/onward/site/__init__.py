"""The trust center: pages, diagrams and the plugin that hands them to MkDocs."""
