"""Sockets whose other end is an HTTP server, over `wasi:http`.

Clients of HTTP (`http.client`, urllib, urllib3, botocore, requests) write a request to a socket and read
the response from it. Here the socket gathers the request, hands it to the host as a whole, and has the
response to be read: the host sees that the function waits, so that its clock may go on, and nothing
goes through the network of the machine.
"""

import errno
import io
import os
import select
import socket

from componentize_py_types import Err
from wit_world.imports import monotonic_clock, outgoing_handler, poll, streams, types


class Refused(ConnectionRefusedError):
    """Nobody answers there, or the host lets nobody ask."""


class RequestSocket:
    """A socket to Virga, and to nowhere else: no other network can be reached."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self.family = socket.AF_INET if family == -1 else family
        self.type = socket.SOCK_STREAM if type == -1 else type
        self.proto = 0 if proto == -1 else proto
        self._address = None
        self._request = bytearray()
        self._response = None
        self._timeout = socket.getdefaulttimeout()

    def connect(self, address):
        if self._timeout == 0:
            raise OSError(errno.ENOTSUP, "a function's sockets can't be used without blocking: use an HTTP client")
        if not _is_virga(address):
            raise Refused(errno.ECONNREFUSED, f"a function may not reach {address[0]}:{address[1]}: only Virga itself")
        self._address = address

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as error:
            return error.errno
        return 0

    def bind(self, address):
        raise OSError(errno.EACCES, "a function can't listen for connections")

    listen = accept = bind

    def sendall(self, data, flags=0):
        if self._address is None:
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
        if self._response is not None:
            # The connection is kept for another request.
            self._request, self._response = bytearray(), None
        self._request += data

    def send(self, data, flags=0):
        self.sendall(data, flags)
        return len(data)

    def recv(self, size, flags=0):
        return self._answer().read(size)

    def recv_into(self, buffer, size=0, flags=0):
        return self._answer().readinto(memoryview(buffer)[: size or None])

    def makefile(self, mode="r", buffering=None, **kwargs):
        if "r" not in mode:
            raise ValueError("write with sendall")
        return Answer(self)

    def getpeername(self):
        if self._address is None:
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
        return self._address[:2]

    def getsockname(self):
        return ("127.0.0.1", 0)

    def setsockopt(self, *option):
        """Options tune a network that isn't used here."""

    def getsockopt(self, level, option, length=0):
        return 0

    def settimeout(self, timeout):
        self._timeout = timeout

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0

    def getblocking(self):
        return self._timeout != 0

    def fileno(self):
        return -1

    def shutdown(self, how):
        """Nothing is under way that is not asked for."""

    def close(self):
        """What was answered can still be read, by whoever has made a file of it."""

    detach = close

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def _answer(self):
        if self._response is None:
            host, port = self._address[:2]
            told = _exchange(bytes(self._request), f"{host}:{port}", self._timeout)
            self._response = io.BytesIO(told)
        return self._response


class Answer(io.RawIOBase):
    """The response, asked for when somebody begins to read it."""

    def __init__(self, connection):
        self._connection = connection

    def readable(self):
        return True

    def readinto(self, buffer):
        return self._connection._answer().readinto(buffer)

    def readline(self, limit=-1):
        return self._connection._answer().readline(limit)

    def read(self, size=-1):
        return self._connection._answer().read(size)

    def read1(self, size=-1):
        return self._connection._answer().read1(size)

    def peek(self, size=0):
        answer = self._connection._answer()
        at = answer.tell()
        return answer.getbuffer()[at : at + max(size, 1)].tobytes()


def _is_virga(address):
    """Whether this may be Virga: the host has the last word."""
    return isinstance(address, tuple) and (address[0] == "localhost" or address[0].startswith("127.") or address[0] == "::1")


def _exchange(request, authority, timeout):
    head, _, body = request.partition(b"\r\n\r\n")
    start, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = start.split(" ", 2)
    headers = [(name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    if any(name.lower() == "transfer-encoding" and "chunked" in value.lower() for name, value in headers):
        body = _unchunked(body)
    by_name = {name.lower(): value for name, value in headers}
    outgoing = types.OutgoingRequest(types.Fields.from_list(_allowed(headers)))
    outgoing.set_method(_method(method))
    outgoing.set_scheme(types.Scheme_Http())
    outgoing.set_authority(by_name.get("host", authority))
    outgoing.set_path_with_query(target)
    outgoing_body = outgoing.body()
    try:
        future = outgoing_handler.handle(outgoing, None)
    except Err as error:
        raise _refused(error.value, authority) from None
    _write(outgoing_body, body)
    response = _awaited(future, timeout, authority)
    return _told(response, method)


#: The host frames messages itself.
FRAMING = {"connection", "transfer-encoding", "content-length", "expect", "keep-alive", "upgrade", "te", "host"}


def _allowed(headers):
    return [(name, value.encode("latin-1")) for name, value in headers if name.lower() not in FRAMING]


def _method(name):
    known = getattr(types, f"Method_{name.capitalize()}", None)
    return known() if known else types.Method_Other(name)


def _unchunked(body):
    pieces, at = [], 0
    while True:
        end = body.index(b"\r\n", at)
        size = int(body[at:end].partition(b";")[0], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _write(outgoing_body, body):
    with outgoing_body.write() as stream:
        rest = memoryview(body)
        while rest:
            room = stream.check_write()
            if room == 0:
                with stream.subscribe() as writable:
                    writable.block()
                continue
            stream.write(bytes(rest[:room]))
            rest = rest[room:]
        stream.blocking_flush()
    types.OutgoingBody.finish(outgoing_body, None)


def _awaited(future, timeout, authority):
    with future:
        with future.subscribe() as answered:
            if timeout is None:
                answered.block()
            else:
                with monotonic_clock.subscribe_duration(int(timeout * 1e9)) as late:
                    if 0 not in poll.poll([answered, late]):
                        raise TimeoutError("timed out")
        outcome = future.get().value
    if isinstance(outcome, Err):
        raise _refused(outcome.value, authority)
    return outcome.value


def _told(response, method):
    """The response as its bytes would be on a connection that is closed after it."""
    with response:
        status = response.status()
        with response.headers() as fields:
            headers = fields.entries()
        body = _read(response.consume())
    told = [f"HTTP/1.1 {status} {http_reason(status)}\r\n".encode()]
    told += [name.encode() + b": " + value + b"\r\n" for name, value in headers if name.lower() not in FRAMING]
    length = dict(headers).get("content-length", b"0") if method == "HEAD" else str(len(body)).encode()
    told += [b"Content-Length: ", length, b"\r\nConnection: close\r\n\r\n", body]
    return b"".join(told)


def http_reason(status):
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _read(incoming_body):
    pieces = []
    with incoming_body.stream() as stream:
        while True:
            try:
                pieces.append(stream.blocking_read(1 << 20))
            except Err as error:
                if isinstance(error.value, streams.StreamError_Closed):
                    return b"".join(pieces)
                raise ConnectionResetError(errno.ECONNRESET, "the response broke off") from None


def _refused(code, authority):
    if isinstance(code, types.ErrorCode_HttpRequestDenied):
        message = f"a function may not reach {authority}: only Virga itself"
    else:
        message = f"no answer from {authority}: {type(code).__name__.removeprefix('ErrorCode_')}"
    return Refused(errno.ECONNREFUSED, message)


#: `EAI_NONAME`, which this interpreter's socket module lacks.
NO_SUCH_NAME = -2


def _getaddrinfo(host, port, *args, **kwargs):
    """Names below `localhost` are this machine, whoever else is asked."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "localhost", "127.0.0.1", "::1") or name.endswith(".localhost"):
        number = int(port) if port else 0
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", number))]
    raise socket.gaierror(NO_SUCH_NAME, f"a function can't reach {name}: only Virga itself")


class Poll:
    """Takes the place of `select.poll`: whoever waits for a request socket is told at once that nothing has
    come, since nothing comes before it is read."""

    def __init__(self):
        self._poll = _usual_poll()
        self._quiet = False

    def register(self, file, *mask):
        if isinstance(file, RequestSocket):
            self._quiet = True
        else:
            self._poll.register(file, *mask)

    def modify(self, file, mask):
        if not isinstance(file, RequestSocket):
            self._poll.modify(file, mask)

    def unregister(self, file):
        if not isinstance(file, RequestSocket):
            self._poll.unregister(file)

    def poll(self, timeout=None):
        return [] if self._quiet else self._poll.poll(timeout)


_usual_poll = select.poll


def _create_connection(address, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    connection = RequestSocket()
    if timeout is not socket._GLOBAL_DEFAULT_TIMEOUT:
        connection.settimeout(timeout)
    connection.connect(_getaddrinfo(*address)[0][4])
    return connection


def install():
    """From now on whoever makes a socket makes one of these."""
    # A dead handle would be baked into the snapshot by whoever probes the network while it is taken.
    socket.has_ipv6 = False
    socket.socket = RequestSocket
    socket.SocketType = RequestSocket
    socket.getaddrinfo = _getaddrinfo
    socket.create_connection = _create_connection
    select.poll = Poll
