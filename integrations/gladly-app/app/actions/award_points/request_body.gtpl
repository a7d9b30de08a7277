{
  "token": {{ toJson .inputs.awardToken }},
  "choice": {{ toJson .inputs.awardActivityId }},
  "points": {{ toJson (default "" .inputs.awardFreePoints) }},
  "correlationId": {{ toJson (default "" .correlationId) }}
}
