{{- toJson .rawData -}}
