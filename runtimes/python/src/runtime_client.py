"""The native client that AWS's runtime interface client loads, over typed calls instead of HTTP."""

from wit_world.imports import runtime_api


def initialize_client(user_agent):
    """There is no connection to prepare."""


def post_invocation_result(invoke_id, body, content_type, invocation_id=None):
    """The response of an invocation."""
    runtime_api.response(invoke_id, content_type, body)


def post_error(invoke_id, error, xray_fault, invocation_id=None):
    """The error of an invocation, as the client is answered."""
    runtime_api.error(invoke_id, error.encode() if isinstance(error, str) else error)
