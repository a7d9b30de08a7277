// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `approvals.read` answers with. */
export interface Approval {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What kind of thing waits; "request" for what was asked for here. */
  readonly kind: string;
  /** Which of that kind. */
  readonly subject: string;
  /** What is asked for, in one sentence. */
  readonly what: string;
  /** waiting, approved, refused or withdrawn. */
  readonly state: string;
  /** Who asked. */
  readonly asked_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly asked_date: string;
  /** Who decided, or withdrew it. */
  readonly decided_by: string | null;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly decided_date: string | null;
  /** Why, if it was said. */
  readonly reason: string | null;
}
