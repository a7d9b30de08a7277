{{- .integration.configuration.partnerId -}}
