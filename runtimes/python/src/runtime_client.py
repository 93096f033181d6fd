"""The native client that AWS's runtime interface client loads, over typed calls instead of HTTP."""

import os

from wit_world.imports import runtime_api

#: What the interpreter and a handler take up themselves, in bytes; of the rest, half is left to the handler.
OWN = 64 << 20
#: What a call leaves behind besides what it hands over, in bytes.
OF_A_CALL = 512

_handed_over = 0


def has_handed_over_much():
    """Whether the memory will run out: componentize-py never frees what is handed to the host."""
    memory = int(os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]) << 20
    return _handed_over > max(memory - OWN, 0) // 2


def _hand_over(body):
    global _handed_over
    _handed_over += len(body) + OF_A_CALL
    return body


def initialize_client(user_agent):
    """There is no connection to prepare."""


def post_invocation_result(invoke_id, body, content_type, invocation_id=None):
    """The response of an invocation."""
    runtime_api.response(invoke_id, content_type, _hand_over(body))


def post_error(invoke_id, error, xray_fault, invocation_id=None):
    """The error of an invocation, as the client is answered."""
    runtime_api.error(invoke_id, _hand_over(error.encode() if isinstance(error, str) else error))
