# S3, through the AWS CLI.
set -euo pipefail

# Version 1 of the AWS CLI overlooks AWS_ENDPOINT_URL for some services.
aws() {
  command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"
}

check() {
  [ "$2" = "$3" ] || { echo "$1: '$2' is not '$3'" >&2; exit 1; }
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/site/pages"
echo hello >"$folder/site/index.html"
echo page >"$folder/site/pages/one page.html"
# The daemon's clock stands still: what is to be synchronised must be older than it.
touch --date 2020-01-01 "$folder/site/index.html" "$folder/site/pages/one page.html"
head -c 20000000 /dev/zero | tr '\0' z >"$folder/large"

aws s3 mb s3://site >"$folder/out"
aws s3 sync "$folder/site" s3://site --only-show-errors
check "a second sync has nothing to do" "$(aws s3 sync "$folder/site" s3://site)" ""
check "ls" "$(aws s3 ls --recursive s3://site | awk '{print $4, $5}')" "$(printf 'index.html \npages/one page.html')"
aws s3 cp "$folder/large" s3://site/large --only-show-errors
aws s3 cp s3://site/large "$folder/back" --only-show-errors
cmp "$folder/large" "$folder/back"
check "from standard input" "$(echo piped | aws s3 cp - s3://site/piped && aws s3 cp s3://site/piped -)" piped
check "presign" "$(curl --silent --fail "$(aws s3 presign s3://site/index.html)")" hello
aws s3 mv s3://site/piped s3://site/moved --only-show-errors
check "head" "$(aws s3api head-object --bucket site --key moved --query ContentLength)" 6
echo changed and longer >"$folder/site/index.html"
aws s3 sync "$folder/site" s3://site --delete --only-show-errors
check "what is left" "$(aws s3 ls --recursive s3://site | wc -l)" 2
aws s3 rb s3://site --force >"$folder/out"
check "no bucket" "$(aws s3 ls)" ""
