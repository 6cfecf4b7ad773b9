"""Who stands at the other end of a connection: the socket tells, never a header."""

import socket
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, NamedTuple

UNIX = "unix"  # a socket in the file system, which its folder's rights protect
# Wider networks than these are no list of proxies.
WIDEST = {4: 8, 6: 32}

_MAPPED = IPv6Network("::ffff:0:0/96")

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


class Peers(NamedTuple):
    """Those whose word is taken."""

    networks: tuple[Network, ...] = ()
    unix: bool = False

    def hold(self, environ: Mapping[str, Any]) -> bool:
        """Whether a request comes from one of them.

        gunicorn hands its socket on: that is asked, because what REMOTE_ADDR says can come from the PROXY protocol.
        """
        connection = environ.get("gunicorn.socket")
        if connection is not None and connection.family == socket.AF_UNIX:
            return self.unix
        at = environ.get("REMOTE_ADDR", "") if connection is None else _other_end(connection)
        address = _address(str(at))
        return address is not None and any(address in network for network in self.networks)


def _other_end(connection: socket.socket) -> str:
    try:
        return str(connection.getpeername()[0])
    except OSError:
        return ""  # it has gone


def parsed(given: str) -> Network | None:
    """The network that is written, or that of one address; none where neither is.

    What IPv6 writes of IPv4 is none: such addresses are looked at as those of IPv4.
    """
    try:
        network = ip_network(given, strict=False)
    except ValueError:
        return None
    return None if isinstance(network, IPv6Network) and network.subnet_of(_MAPPED) else network


def too_wide(network: Network) -> bool:
    """Whether so many addresses are in it that being one of them says nothing."""
    return network.prefixlen < WIDEST[network.version]


def _address(given: str) -> Address | None:
    try:
        address = ip_address(given)
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address
