/**
 * What nobody confirmed on a live account, or only a third party reports. Each can be switched, and
 * tests run with both settings. (Reference: Zendesk §1, marks [?] and [P].)
 */
export interface Quirks {
  /** Unknown keys of user fields are dropped with a 200; else refused. (Zendesk §1.2, [?]) */
  readonly dropsUnknownFields: boolean;
  /** The search index lags so far behind, milliseconds. (Zendesk §1.1, [?]) */
  readonly searchLagMs: number;
  /** Suspended users can be updated. (Zendesk §1.2, [?]) */
  readonly updatesSuspended: boolean;
  /** The plain keys `email` and so on are taken for fields; else refused. (Zendesk §1.4, [?]) */
  readonly takesPlainKeys: boolean;
  /** `users/me` without rights answers an anonymous user; else 401. (Zendesk §1.1, [?]) */
  readonly answersAnonymous: boolean;
  /** After a merge, creating with the loser's address is refused. (Zendesk §1.2, [P]) */
  readonly refusesMergedAddress: boolean;
  /** Names of users in searches by address match parts. (Zendesk §1.1, [D]; off to show an exact search) */
  readonly matchesParts: boolean;
  /** 429 without `Retry-After`. (Zendesk §4.1) */
  readonly hidesRetryAfter: boolean;
  /** 429 with HTML as its body. (Zendesk §1.2, [P]) */
  readonly answersHtml: boolean;
  /** `update_many` answers 403. (Zendesk §1.2: as bulk import does) */
  readonly barsJobs: boolean;
  /** Empty text is kept as empty, not as null. ([?]) */
  readonly keepsEmptyText: boolean;
  /** Decimals come back as text. ([?]) */
  readonly decimalsAsText: boolean;
}

export const USUAL_QUIRKS: Quirks = {
  dropsUnknownFields: true,
  searchLagMs: 0,
  updatesSuspended: true,
  takesPlainKeys: true,
  answersAnonymous: false,
  refusesMergedAddress: false,
  matchesParts: true,
  hidesRetryAfter: false,
  answersHtml: false,
  barsJobs: false,
  keepsEmptyText: false,
  decimalsAsText: false,
};
