{{- $offer := dict "problem" "The loyalty server did not answer. Close this form and try again." "lines" list "token" "" "choices" list "pointsHint" "" -}}
{{- if and .actions .actions.activities -}}
{{- $offer = .actions.activities -}}
{{- end -}}
{{- $sections := list -}}
{{- range $line := $offer.lines -}}
{{- $sections = append $sections (dict "type" "text" "text" $line) -}}
{{- end -}}
{{- if $offer.problem -}}
{{- $sections = append $sections (dict "type" "text" "text" $offer.problem) -}}
{{- end -}}
{{- $form := dict "title" "Award points" "closeButton" "Close" -}}
{{- if $offer.token -}}
{{- $_ := set $form "submitButton" "Award" -}}
{{- $choice := dict "type" "select" "placeholder" "Please select" "optional" false "options" $offer.choices -}}
{{- $sections = append $sections (dict "type" "input" "label" "Activity" "attr" "awardActivityId" "input" $choice) -}}
{{- if $offer.pointsHint -}}
{{- $points := dict "type" "text" "placeholder" "As usual" "optional" true -}}
{{- $sections = append $sections (dict "type" "input" "label" "Points" "attr" "awardFreePoints" "hint" $offer.pointsHint "input" $points) -}}
{{- end -}}
{{- /* A form has no hidden fields, so what keeps it from being booked twice is a choice of one. */ -}}
{{- $once := dict "type" "select" "optional" false "options" (list (dict "text" "Once" "value" $offer.token)) -}}
{{- $sections = append $sections (dict "type" "input" "label" "Book" "attr" "awardToken" "defaultValue" $offer.token "hint" "Keeps this form from being booked twice. There is one choice." "input" $once) -}}
{{- end -}}
{{- $_ := set $form "sections" $sections -}}
{{- toJson $form -}}
