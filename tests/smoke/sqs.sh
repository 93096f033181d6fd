# SQS alone, through the AWS CLI.
set -euo pipefail

# Version 1 of the AWS CLI overlooks AWS_ENDPOINT_URL when it calls SQS.
sqs() {
  command aws --endpoint-url "$AWS_ENDPOINT_URL" sqs "$@"
}

check() {
  [ "$2" = "$3" ] || { echo "$1: '$2' is not '$3'" >&2; exit 1; }
}

advance() {
  curl --silent --fail --output /dev/null --data "{\"advance\": \"$1\"}" "$AWS_ENDPOINT_URL/_virga/clock"
}

create() {
  sqs create-queue --queue-name "$1" --attributes "${2:-{\}}" --query QueueUrl --output text
}

bodies() {
  sqs receive-message --queue-url "$1" --max-number-of-messages 10 --query 'Messages[].Body' --output text
}

arn() {
  sqs get-queue-attributes --queue-url "$1" --attribute-names QueueArn --query Attributes.QueueArn --output text
}

url=$(create letters)
sent=$(sqs send-message --queue-url "$url" --message-body 'ü & <x>' --query MD5OfMessageBody --output text \
  --message-attributes '{"colour": {"DataType": "String", "StringValue": "red"}}')
check MD5 "$sent" "$(printf 'ü & <x>' | md5sum | cut -d ' ' -f 1)"
seen=$(curl --silent --fail "$AWS_ENDPOINT_URL/_aws/sqs/messages?QueueUrl=$url" --header 'Accept: application/json')
check "a look inside" "$(python3 -c 'import json, sys; print(json.load(sys.stdin)["Messages"][0]["Body"])' <<<"$seen")" 'ü & <x>'
handle=$(sqs receive-message --queue-url "$url" --query 'Messages[0].ReceiptHandle' --output text)
check hidden "$(bodies "$url")" None
sqs change-message-visibility --queue-url "$url" --receipt-handle "$handle" --visibility-timeout 5
advance PT6S
check "visible again" "$(bodies "$url")" 'ü & <x>'
sqs purge-queue --queue-url "$url"

entries='[{"Id": "1", "MessageBody": "a"}, {"Id": "2", "MessageBody": "b"}, {"Id": "3", "MessageBody": "c", "DelaySeconds": 901}]'
check batch "$(sqs send-message-batch --queue-url "$url" --entries "$entries" --query 'Failed[].Id' --output text)" 3
check received "$(bodies "$url")" $'a\tb'

line=$(create line.fifo '{"FifoQueue": "true", "ContentBasedDeduplication": "true"}')
for body in first first second; do
  sqs send-message --queue-url "$line" --message-body "$body" --message-group-id g >/dev/null
done
check "in order and once" "$(bodies "$line")" $'first\tsecond'

dead=$(create failed)
work=$(create work "{\"VisibilityTimeout\": \"0\", \"RedrivePolicy\": \"{\\\"deadLetterTargetArn\\\": \\\"$(arn "$dead")\\\", \\\"maxReceiveCount\\\": 1}\"}")
sqs send-message --queue-url "$work" --message-body poison >/dev/null
check tried "$(bodies "$work")" poison
check "put aside" "$(bodies "$work")" None
sqs start-message-move-task --source-arn "$(arn "$dead")" >/dev/null
advance PT1S
check moved "$(sqs list-message-move-tasks --source-arn "$(arn "$dead")" --query 'Results[0].Status' --output text)" COMPLETED
check replayed "$(bodies "$work")" poison

poll=$(mktemp)
trap 'rm -f "$poll"' EXIT
patience=$(create patience)
sqs receive-message --queue-url "$patience" --wait-time-seconds 20 --query 'Messages[0].Body' --output text >"$poll" &
sqs send-message --queue-url "$patience" --message-body 'at last' >/dev/null
wait $!
check "long poll" "$(cat "$poll")" 'at last'
