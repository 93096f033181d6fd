"""Stands in for TLS, which this interpreter doesn't have: enough for clients of plain HTTP to load.

Whoever really asks for TLS is told so.
"""

import enum
import socket as _socket

HAS_SNI = HAS_ALPN = HAS_ECDH = HAS_NPN = False
HAS_NEVER_CHECK_COMMON_NAME = True
HAS_SSLv2 = HAS_SSLv3 = HAS_TLSv1 = HAS_TLSv1_1 = HAS_TLSv1_2 = HAS_TLSv1_3 = False
OPENSSL_VERSION = "none (TLS is not available here)"
OPENSSL_VERSION_NUMBER = 0x30000000
OPENSSL_VERSION_INFO = (3, 0, 0, 0, 0)
OP_ALL = OP_NO_SSLv2 = OP_NO_SSLv3 = OP_NO_COMPRESSION = OP_NO_TICKET = OP_NO_TLSv1 = OP_NO_TLSv1_1 = 0
OP_NO_TLSv1_2 = OP_NO_TLSv1_3 = OP_NO_RENEGOTIATION = OP_IGNORE_UNEXPECTED_EOF = 0
CHANNEL_BINDING_TYPES = []


class VerifyMode(enum.IntEnum):
    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


class VerifyFlags(enum.IntFlag):
    VERIFY_DEFAULT = 0
    VERIFY_CRL_CHECK_LEAF = 0x4
    VERIFY_CRL_CHECK_CHAIN = 0xC
    VERIFY_X509_STRICT = 0x20
    VERIFY_ALLOW_PROXY_CERTS = 0x40
    VERIFY_X509_TRUSTED_FIRST = 0x8000
    VERIFY_X509_PARTIAL_CHAIN = 0x80000


class TLSVersion(enum.IntEnum):
    MINIMUM_SUPPORTED = -2
    MAXIMUM_SUPPORTED = -1
    SSLv3 = 768
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772


class _SSLMethod(enum.IntEnum):
    PROTOCOL_TLS = 2
    PROTOCOL_TLS_CLIENT = 16
    PROTOCOL_TLS_SERVER = 17


class Purpose(enum.Enum):
    SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
    CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"


CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = VerifyMode
globals().update(VerifyFlags.__members__)
PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = _SSLMethod
PROTOCOL_SSLv23 = PROTOCOL_TLS


class SSLError(OSError):
    """TLS was asked for."""


class SSLZeroReturnError(SSLError):
    pass


class SSLWantReadError(SSLError):
    pass


class SSLWantWriteError(SSLError):
    pass


class SSLSyscallError(SSLError):
    pass


class SSLEOFError(SSLError):
    pass


class SSLCertVerificationError(SSLError, ValueError):
    pass


CertificateError = SSLCertVerificationError
socket_error = OSError


class SSLSocket(_socket.socket):
    """Never made."""


class SSLObject:
    """Never made."""


class MemoryBIO:
    """Never made."""

    def __init__(self):
        raise _absent()


def _absent():
    return SSLError(
        "TLS is not available in Virga's Python: call http:// addresses. "
        "AWS clients are pointed at Virga by AWS_ENDPOINT_URL, which is set."
    )


class SSLContext:
    """Can be configured by whoever does so ahead of need; can't encrypt."""

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol = protocol
        self.options = 0
        self.verify_flags = VerifyFlags.VERIFY_DEFAULT
        self.verify_mode = CERT_NONE
        self.check_hostname = False
        self.minimum_version = TLSVersion.MINIMUM_SUPPORTED
        self.maximum_version = TLSVersion.MAXIMUM_SUPPORTED
        self.hostname_checks_common_name = self.post_handshake_auth = False
        self.keylog_filename = None

    def __getattr__(self, name):
        if name.startswith(("load_", "set_")):
            return lambda *args, **kwargs: None
        raise AttributeError(name)

    def wrap_socket(self, *args, **kwargs):
        raise _absent()

    wrap_bio = wrap_socket


def create_default_context(*args, **kwargs):
    return SSLContext(PROTOCOL_TLS_CLIENT)


_create_default_https_context = create_default_context


def _create_unverified_context(*args, **kwargs):
    return SSLContext(PROTOCOL_TLS_CLIENT)


def get_default_verify_paths():
    raise _absent()


def match_hostname(cert, hostname):
    raise _absent()
