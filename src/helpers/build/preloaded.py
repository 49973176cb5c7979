"""What kernels have imported when they start (see `kernels`). The collector is told to leave it
alone: a copy shares the memory of what it does not touch."""

import gc

import ipykernel.kernelapp  # noqa: F401
import ipywidgets  # noqa: F401
import matplotlib.backends.backend_svg  # noqa: F401
import matplotlib_inline.config  # noqa: F401
import scipy.stats  # noqa: F401
import seaborn  # noqa: F401

from helpers.charts.fonts import faces
from helpers.reports import pairs as pairpages  # noqa: F401

faces("<text>.</text><text font-weight:700>.</text>")  # what cuts fonts is loaded
gc.collect()
gc.freeze()
