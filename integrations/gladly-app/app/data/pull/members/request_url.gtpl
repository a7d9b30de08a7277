{{- if not (and .customer .customer.emailAddresses) -}}
{{- stop "The customer has no e-mail address." -}}
{{- end -}}
{{- trimSuffix "/" .integration.configuration.url -}}/app/members
