/** The top of a member's ledger, as it is kept. */
export interface HeadRow {
  readonly id: string;
  /** Who goes on for the member, if he was merged. */
  readonly merged_into: string | null;
  readonly version: number;
  readonly chain: string;
  readonly event_seq: number;
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
  readonly earned: number;
  readonly redeemed: number;
  readonly deducted: number;
  readonly expired: number;
  readonly idle_points: number;
  readonly idle_lapsed: number;
  readonly idle_since: number | null;
  readonly idle_lapses_at: number | null;
  readonly standing: StandingRow | null;
}

/** What counts towards the member's tier, as it is kept. */
export interface StandingRow {
  readonly basis: string;
  readonly sums: Readonly<Record<string, string>>;
  readonly since: number;
}

/** A posting. */
export interface PostingRow {
  readonly member_id: string;
  readonly version: number;
  readonly transaction_id: string;
  readonly lot_id: string | null;
  readonly source: string;
  readonly target: string;
  readonly amount: number;
  readonly at: number;
  /** The move of the date of idle points that it came with. */
  readonly keeps_from: number | null;
  readonly keeps_until: number | null;
  readonly hash: string;
}

/** A transaction with the digest of its details. */
export interface TransactionRow {
  readonly id: string;
  readonly member_id: string;
  readonly kind: string;
  readonly status: string;
  readonly points: number;
  readonly modified_points: number | null;
  /** What moderators made of it, one after the other. */
  readonly modifications: readonly number[];
  readonly basis: string | null;
  readonly activity_id: string | null;
  readonly reward_id: string | null;
  readonly order_id: string | null;
  readonly related_id: string | null;
  readonly qualifies: boolean;
  readonly occurred_at: number;
  readonly recorded_at: number;
  readonly approves_at: number | null;
  readonly expires_at: number | null;
  readonly program_version: number;
  readonly actor: string;
  readonly details_digest: string;
  /** SHA-256 over salt in hex and text is the digest; true as well where the member was erased. */
  readonly details_fit: boolean;
  /** The last row that explains a change of status, if there is one. */
  readonly last_status: string | null;
}

export interface LotRow {
  readonly id: string;
  /** Who holds it. */
  readonly member_id: string;
  /** Whose award it is. */
  readonly opened_by: string;
  readonly points: number;
  readonly remaining: number;
  readonly used: number;
  readonly deducted: number;
  readonly expired: number;
  readonly expires_at: number | null;
  readonly idle: boolean;
  readonly opened_at: number;
}

export interface ExpirySumRow {
  readonly member_id: string;
  readonly expires_at: number;
  readonly points: number;
}

export interface EventCountRow {
  readonly member_id: string;
  readonly events: number;
  readonly last: number;
}

/** A merge of two members, undone or not. */
export interface MergeRow {
  readonly from_id: string;
  readonly into_id: string;
  readonly undone: boolean;
  readonly kept_redeemed: number;
  /** Sums of the merged member's head, which count for the survivor while the merge stands. */
  readonly earned: number;
  readonly redeemed: number;
  readonly deducted: number;
  readonly expired: number;
}

/** A transaction that postings of another member may name, who went on for its own. */
export interface GuestRow {
  readonly into_id: string;
  readonly id: string;
}

/** What another chain moved under a transaction of this member's, while another went on for him. */
export interface ForeignMoveRow {
  /** Whose transaction it is, or whose award came back. */
  readonly member_id: string;
  readonly transaction_id: string;
  /** The award that this is a return of, if it is one; then the moves are the return's. */
  readonly award_id: string | null;
  readonly source: string;
  readonly target: string;
  readonly amount: number;
}
