# The three sample applications, through the AWS CLI, and curl where the READMEs show it.
set -euo pipefail

# Version 1 of the AWS CLI overlooks AWS_ENDPOINT_URL when it calls SQS.
aws() {
  command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"
}

check() {
  [ "$2" = "$3" ] || { echo "$1: '$2' is not '$3'" >&2; exit 1; }
}

advance() {
  curl --silent --fail --output /dev/null --data "{\"advance\": \"$1\"}" "$AWS_ENDPOINT_URL/_virga/clock"
}

queue() {
  aws sqs get-queue-url --queue-name "queues-$1" --query QueueUrl --output text
}

# The member `status` of a JSON text.
status() {
  python3 -c 'import json, sys; print(json.loads(sys.stdin.read())["status"])'
}

orders=$ORDERS/orchestrator/events
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

aws lambda invoke --function-name orchestrator-Orders --payload "fileb://$orders/order.json" "$answer" >/dev/null
check orchestrator "$(status <"$answer")" shipped
refunded=$(curl --silent --fail --data "@$orders/unreachable.json" \
  "$AWS_ENDPOINT_URL/2015-03-31/functions/orchestrator-Orders/invocations")
check "orchestrator, by curl" "$(status <<<"$refunded")" refunded

aws sqs send-message --queue-url "$(queue Orders)" --message-body "file://$orders/order.json" >/dev/null
advance PT0S
finished=$(aws sqs receive-message --queue-url "$(queue FinishedOrders)" --query 'Messages[0].Body' --output text)
check queues "$(status <<<"$finished")" shipped
curl --silent --fail --output /dev/null "$(queue Orders)" --data Action=SendMessage \
  --data-urlencode "MessageBody@$orders/declined.json"
advance PT0S
finished=$(aws sqs receive-message --queue-url "$(queue FinishedOrders)" --query 'Messages[0].Body' --output text)
check "queues, by curl" "$(status <<<"$finished")" rejected

machine=arn:aws:states:us-east-1:000000000000:stateMachine:state-machine-Orders
execution=$(aws stepfunctions start-execution --state-machine-arn "$machine" --input "file://$orders/order.json" \
  --query executionArn --output text)
advance PT0S
output=$(aws stepfunctions describe-execution --execution-arn "$execution" --query output --output text)
check "state machine" "$(status <<<"$output")" shipped
