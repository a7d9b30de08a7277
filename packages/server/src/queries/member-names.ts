/** What people call a member `m`: his name, else his address or id; empty of whoever was erased. */
export const CALLED = `
  coalesce(nullif(trim(concat_ws(' ', m.first_name, m.last_name)), ''), nullif(m.email, ''), m.uid)`;

/** What the merchant knows a member `m` by: his own id, else the address. */
export const KNOWN_AS = `case when m.uid <> '' then m.uid else m.email end`;

/** Somebody as lists name him. */
export interface CalledMember {
  readonly id: string;
  readonly knownAs: string;
  readonly called: string;
}
