"""Match: a network that learnt from written pairs of statements tells how two of them stand to each other."""

from counterclaim.match.matcher import NetworkMatcher

__all__ = ["NetworkMatcher"]
