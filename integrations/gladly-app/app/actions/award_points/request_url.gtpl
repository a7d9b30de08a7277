{{- trimSuffix "/" .integration.configuration.url -}}/app/award
