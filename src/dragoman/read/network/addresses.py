"""Which addresses may be asked, and a connection that goes to the address that was checked."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from dragoman.errors import ReadError

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_KEPT = "!#$%&'()*+,/:;=?@[]~"

IP = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web, taken apart."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt and one pause hold for."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{name}:{self.port}"


def address_of(url: str) -> Address:
    """The address. Raises ReadError for anything but http and https to a host."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise ReadError(f"no address of the web: {fault}; check it") from fault
    if parts.scheme not in _PORTS or not host:
        raise ReadError("no address of the web: give http://... or https://...")
    if parts.username or parts.password:
        raise ReadError("an address with a user and password is not fetched; take them out")
    path = quote(parts.path or "/", safe=_KEPT)
    query = quote(parts.query, safe=_KEPT)
    target = urlunsplit(("", "", path, query, ""))
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as fault:
        raise ReadError(f"{host} is no name of a host; check the address") from fault
    plain = urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))
    return Address(plain, parts.scheme, name, port or _PORTS[parts.scheme], target)


def checked_ips(address: Address, *, private: bool) -> list[str]:
    """Where the host is. Raises ReadError where one of its addresses is not of the open network.

    With `private` all are let through. A connection goes to one of these and asks no name again,
    so that a name cannot lead elsewhere the second time.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise ReadError(f"the host {address.host} is not found ({fault}); check it") from fault
    named = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    closed = [name for name in named if not is_open(name)]
    if closed and not private:
        raise ReadError(
            f"{address.host} is {closed[0]}, which is not of the open network; "
            "if you mean it, give --allow-private-addresses"
        )
    return named


def is_open(name: str) -> bool:
    """Whether an IP address, also one that carries another inside, is of the open network."""
    try:
        ip: IP = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (ip, *_carried(ip)))


def _carried(ip: IP) -> list[IP]:
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    found: list[IP] = [one for one in (ip.ipv4_mapped, ip.sixtofour) if one is not None]
    if ip in _TRANSLATED:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return found


def connected(
    address: Address, ips: Sequence[str], *, timeout: float
) -> http.client.HTTPConnection:
    """A connection to the first of these that answers, which is spoken to as the host.

    A certificate is checked for the name of the host. Raises OSError.
    """
    kind = _Secure if address.scheme == "https" else _Plain
    failed: OSError | None = None
    for ip in ips:
        made = kind(address, ip, timeout)
        try:
            made.connect()
        except OSError as fault:
            made.close()
            failed = fault
        else:
            return made
    raise failed or OSError("it has no address")


class _Plain(http.client.HTTPConnection):
    def __init__(self, address: Address, ip: str, timeout: float) -> None:
        super().__init__(address.host, address.port, timeout=timeout)
        self._ip = ip

    def connect(self) -> None:
        self.sock = socket.create_connection((self._ip, self.port), self.timeout)


class _Secure(http.client.HTTPSConnection):
    def __init__(self, address: Address, ip: str, timeout: float) -> None:
        self._ip, self._checking = ip, ssl.create_default_context()
        super().__init__(address.host, address.port, timeout=timeout, context=self._checking)

    def connect(self) -> None:
        plain = socket.create_connection((self._ip, self.port), self.timeout)
        self.sock = self._checking.wrap_socket(plain, server_hostname=self.host)
