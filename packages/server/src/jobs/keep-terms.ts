/** How long what only grows is kept, in days. What is not among these has a time of its own, or none. */
export interface KeepTerms {
  /** What proofs for single members are made of, against seals of so long ago. */
  readonly proofs: number;
  /** Refused commands, with why. */
  readonly refusals: number;
  /** Answers by request key: the API promises thirty at least. */
  readonly answers: number;
  /** The log of requests to webhooks. */
  readonly requests: number;
  /** What came of each event at each endpoint, and alarms that are over. */
  readonly outcomes: number;
}

/** What holds unless the environment says otherwise; `docs/operating/configure.md` lists the variables. */
export const KEEP_TERMS: KeepTerms = {
  ...{ proofs: 400, refusals: 400, answers: 30 },
  ...{ requests: 30, outcomes: 90 },
};
