"""Mail on its way: the server, the ledger of who has what, and the run from one to the other."""
