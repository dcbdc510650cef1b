"""`python -m onward`: the same as the script `onward`."""

import sys

from onward.cli import main

sys.exit(main())
