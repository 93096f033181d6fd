"""Prices an order."""

import logging
import os

from . import catalogue
from .order import Order

logger = logging.getLogger()
logger.setLevel(logging.INFO)

invocations = 0


def handler(event, context):
    global invocations
    invocations += 1
    order = Order.from_event(event)
    logger.info("pricing %d lines", len(order.lines))
    print("request", context.aws_request_id)
    return {
        "orderId": order.id,
        "total": str(order.total(catalogue.prices())),
        "invocations": invocations,
        "function": context.function_name,
        "version": context.function_version,
        "memory": context.memory_limit_in_mb,
        "arn": context.invoked_function_arn,
        "logGroup": context.log_group_name,
        "hasTimeLeft": 0 < context.get_remaining_time_in_millis() <= 3000,
        "client": context.client_context.custom if context.client_context else None,
        "variable": os.environ.get("STAGE"),
        "executionEnvironment": os.environ["AWS_EXECUTION_ENV"],
    }
