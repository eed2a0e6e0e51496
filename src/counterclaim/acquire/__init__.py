"""Acquire: files, folders, feeds, URLs and archives become captures. Bytes are kept as they came."""

from counterclaim.acquire.inputs import acquire

__all__ = ["acquire"]
