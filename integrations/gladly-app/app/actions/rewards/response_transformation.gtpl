{{- $status := int .response.statusCode -}}
{{- if eq $status 200 -}}
{{- toJson .rawData -}}
{{- else -}}
{{- $problem := printf "The loyalty server could not be asked (%d). Nothing was changed. Close this and try again." $status -}}
{{- toJson (dict "problem" $problem "lines" list "token" "" "choices" list "pointsHint" "") -}}
{{- end -}}
