"""What several views share: the edition that a page may show, rows, cells, badges, grounds in words."""
