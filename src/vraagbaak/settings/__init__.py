"""The settings, all in one value; the environment is read here and nowhere else."""

from vraagbaak.settings.serving import Detail, Serving
from vraagbaak.settings.translating import Translating
from vraagbaak.settings.values import BUNDLED_MODEL, Settings, cores

__all__ = ["BUNDLED_MODEL", "Detail", "Serving", "Settings", "Translating", "cores"]
