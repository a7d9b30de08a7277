{{- $status := int .response.statusCode -}}
{{- if eq $status 200 -}}
{{- toJson .rawData -}}
{{- else -}}
{{- $detail := printf "The loyalty server did not take this (%d). Nothing was changed." $status -}}
{{- if or (lt $status 400) (ge $status 500) -}}
{{- $detail = printf "No certain answer came (%d): it may have been done. Send this form again; it cannot be booked twice, and the answer says what happened." $status -}}
{{- end -}}
{{- $error := dict "attr" "redeemRewardId" "detail" $detail -}}
{{- toJson (dict "message" "" "detail" "" "errors" (list $error)) -}}
{{- end -}}
