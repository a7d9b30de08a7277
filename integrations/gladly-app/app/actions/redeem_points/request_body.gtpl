{
  "token": {{ toJson .inputs.redeemToken }},
  "choice": {{ toJson .inputs.redeemRewardId }},
  "points": {{ toJson (default "" .inputs.redeemFreePoints) }},
  "correlationId": {{ toJson (default "" .correlationId) }}
}
