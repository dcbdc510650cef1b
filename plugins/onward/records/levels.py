"""Ordered levels of protection: the closed lists of encryption at rest and in transit."""

from __future__ import annotations

AT_REST = ("unknown", "none", "AES-128", "AES-192", "AES-256")
TRANSPORT = ("none", "HTTP", "SMTP", "SSL 2.0", "SSL 3.0", "TLS", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3")
_SAME = {"HTTPS": "TLS", "STARTTLS": "TLS", "SMTPS": "TLS", "IMAPS": "TLS"}
_OWN = {"SSH": "TLS 1.2", "SFTP": "TLS 1.2", "IPSEC": "TLS 1.2", "WIREGUARD": "TLS 1.3", "QUIC": "TLS 1.3"}


def at_rest_level(text: str | None) -> int | None:
    """The rank of an encryption at rest, 0 for the weakest; None for a word outside the list."""
    return AT_REST.index(text) if text in AT_REST else None


def transport_level(protocol: str, minimum: str | None) -> int | None:
    """The rank of a transport by protocol and lowest version; None for a protocol outside the list."""
    name = _SAME.get(protocol.upper(), protocol)
    name = _OWN.get(name.upper(), name)
    full = f"{name} {minimum}" if minimum and f"{name} {minimum}" in TRANSPORT else name
    return TRANSPORT.index(full) if full in TRANSPORT else None
