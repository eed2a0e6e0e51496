"""Records of many articles, set against each other: copies and origins, the same claim, updates, denials, contradictions."""

from counterclaim.reconcile.sweep import reconcile

__all__ = ["reconcile"]
