def handler(event, context):
    http = event["requestContext"]["http"]
    return {
        "statusCode": 201,
        "headers": {"content-type": "text/plain"},
        "cookies": ["seen=yes"],
        "body": f"{http['method']} {event['rawPath']}?{event['rawQueryString']} {event.get('body', '')}",
    }
