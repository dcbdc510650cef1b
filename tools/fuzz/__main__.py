"""`python tools/fuzz`."""

import sys

from engines import main

sys.exit(main())
