// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `member`. */
export interface FraudSignalMember {
  /** 24 hexadecimal digits, ordered by time. */
  readonly internal_member_id: string;
  /** What the member is called; empty for somebody who was erased. */
  readonly name: string;
  /** `active`, `blocked`, `opted_out` or `deleted`. */
  readonly member_status: string;
}
