"""Events and responses as JSON, as AWS's runtime client reads and writes them, at the speed of the C library.

The client uses simplejson, which is pure Python here: its C part can't be carried. The standard library's
`json` gives the same for plain values and is many times as fast; whatever else there is, errors included,
is left to the client's own way.
"""

import json
import marshal

from awslambdaric.lambda_runtime_marshaller import LambdaMarshaller


class NotPlain(Exception):
    """The value, or the text, is not one that both libraries treat alike."""


def _refuse(value):
    raise NotPlain


class Marshaller(LambdaMarshaller):
    """AWS's marshaller, by the short way where there is one."""

    def __init__(self):
        super().__init__()
        # simplejson takes neither NaN nor Infinity in an event.
        self._decode = json.JSONDecoder(parse_constant=_refuse).decode
        self._encode = json.JSONEncoder(ensure_ascii=self.jsonEncoder.ensure_ascii, default=_refuse).encode

    def unmarshal_request(self, request, content_type="application/json"):
        if content_type != "application/json":
            return request
        try:
            return self._decode(request.decode())
        except Exception:
            return super().unmarshal_request(request, content_type)

    def marshal_response(self, response):
        try:
            # Takes values of exactly the built-in types, and nothing derived from them: simplejson makes an
            # object of a named tuple.
            marshal.dumps(response)
            return self._encode(response), "application/json"
        except Exception:
            return super().marshal_response(response)
