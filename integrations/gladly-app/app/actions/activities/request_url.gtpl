{{- trimSuffix "/" .integration.configuration.url -}}/app/activities
