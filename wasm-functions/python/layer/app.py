import greetings
import boto3


def handler(event, context):
    return {"greeting": greetings.greet(event), "sdk": boto3.__file__}
