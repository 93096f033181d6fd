"""Reads what was uploaded, and tells a queue."""

import os
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
sqs = boto3.client("sqs")


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        text = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode()
        url = sqs.get_queue_url(QueueName=os.environ["QUEUE"])["QueueUrl"]
        sqs.send_message(QueueUrl=url, MessageBody=f"{record['eventName']} {key}: {text.upper()}")
