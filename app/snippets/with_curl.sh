address="{site}/api/v1/observations.csv?indicator={indicator}"

curl --fail --silent --show-error --etag-save figures.etag --output figures.csv "$address"

curl --silent --show-error --output newer.csv --write-out '%{http_code}\n' \
  --header "If-None-Match: $(cat figures.etag)" "$address"

curl --fail --silent --show-error --output everything.zip "{site}/api/v1/zip"
