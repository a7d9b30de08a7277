{{- trimSuffix "/" .integration.configuration.url -}}/app/redeem
