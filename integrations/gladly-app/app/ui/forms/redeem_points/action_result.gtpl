{{- $result := .action.result -}}
{{- if and $result $result.message -}}
{{- toJson (dict "message" $result.message "detail" $result.detail) -}}
{{- else if and $result $result.errors -}}
{{- toJson (dict "errors" $result.errors) -}}
{{- else -}}
{{- toJson (dict "errors" (list (dict "attr" "redeemRewardId" "detail" "No answer came: it may have been done. Send this form again; it cannot be booked twice, and the answer says what happened."))) -}}
{{- end -}}
