{{- .integration.secrets.apiKey -}}
