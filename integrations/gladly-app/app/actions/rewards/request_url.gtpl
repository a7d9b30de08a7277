{{- trimSuffix "/" .integration.configuration.url -}}/app/rewards
