"""`python -m tests.prove`: every proof at its full size."""

import sys

from tests.prove.run import main

sys.exit(main())
