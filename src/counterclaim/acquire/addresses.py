"""Which network addresses a URL may lead to: the public internet only, unless private networks are allowed on purpose.

Without this, a feed or a redirect written by others could make this machine read its own services (server-side request forgery).
"""

import ipaddress
import socket
from collections.abc import Callable

from counterclaim.errors import FetchError

Resolver = Callable[[str, int], list[str]]
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses that the name service gives for ``host``; raises ``OSError`` where it gives none."""
    return list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def checked_address(host: str, port: int, resolver: Resolver, *, allow_private: bool) -> str:
    """Return one address of ``host`` to connect to; raises `FetchError` if any of its addresses is not public.

    The caller connects to this very address, so that a name that changes its answer between check and connection gains nothing.
    """
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the name {host} cannot be resolved: {error}", where=host, remedy="check the address") from error
    if not addresses:
        raise FetchError(f"the name {host} has no address", where=host, remedy="check the address")
    if not allow_private and (private := [a for a in addresses if not is_public(a)]):
        raise FetchError(f"leads to the private address {private[0]}", where=host, remedy="allow private addresses if you mean it")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether ``address`` is on the public internet: not loopback, private, link-local, multicast or reserved; IPv4 inside IPv6 too."""
    ip = _unmapped(ipaddress.ip_address(address.partition("%")[0]))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _unmapped(ip: IpAddress) -> IpAddress:
    if isinstance(ip, ipaddress.IPv6Address):
        return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or ip
    return ip
