// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';
import type { Transaction } from './shared.ts';

/** A row of `moderation.list`. */
export interface ModeratedTransaction {
  readonly transaction: Transaction;
  readonly files: readonly {
    /** 24 hexadecimal digits, ordered by time. */
    readonly id: string;
    /** `image/jpeg`, `image/png` or `application/pdf`, by the content. */
    readonly content_type: string;
    /** Bytes. */
    readonly size: number;
    /** Of a picture: pixels across, as it is shown. */
    readonly width: number | null;
    /** Of a picture: pixels down, as it is shown. */
    readonly height: number | null;
    /** Of a PDF: its pages, as far as they can be counted. */
    readonly pages: number | null;
    /** Path of the file itself. */
    readonly url: string;
    /** Path of a small picture; null for PDFs. */
    readonly thumbnail_url: string | null;
    /** What the receipt seems to say, read by a machine. A person decides. */
    readonly suggestion: {
      /**
       * `read`; `waiting` to be read; `unreadable`: no total or date could be made out;
       * `not_asked`: the server was not set to read, or it is no receipt; `no_picture`: PDFs are
       * not read.
       */
      readonly state: 'read' | 'waiting' | 'unreadable' | 'not_asked' | 'no_picture';
      /** The total, as decimal text. */
      readonly total: string | null;
      /** Its currency, ISO 4217, if the receipt says it. */
      readonly currency: string | null;
      /** The day of the receipt, MM/DD/YYYY. */
      readonly date: string | null;
      /** The name at its head. */
      readonly shop: string | null;
      /** How sure the reader is of the letters that these were made of: 0–100. */
      readonly confidence: number | null;
    };
    /** Files of other awards that are the same or look the same, newest first. */
    readonly duplicates: readonly {
      /** The very same file, or a picture that looks the same. */
      readonly kind: 'same_file' | 'alike';
      /** In how many of 64 bits the two pictures differ; 0 for the same file. */
      readonly distance: number;
      /** 24 hexadecimal digits, ordered by time. */
      readonly receipt_id: string;
      /** The award that the other file was sent for. */
      readonly transaction_id: string;
      /** What became of that award. */
      readonly status: string;
      /** The internal id of who sent the other file. */
      readonly internal_member_id: string;
      /** Whether that is the same member. */
      readonly same_member: boolean;
      /** When the other file was sent. MM/DD/YYYY HH:MM:SS, UTC. */
      readonly created_date: string;
    }[];
  }[];
  /** Why the breaker held it; null if it waits because its activity says so. */
  readonly held: {
    /**
     * `changed_rules`: much more than before a change; `points_per_award`, `points_per_hour`,
     * `awards_per_hour`: more than the activity may give.
     */
    readonly reason: string;
    /** What was seen: points, or awards of the hour. */
    readonly seen: number;
    /** What is allowed. */
    readonly allowed: number;
    /**
     * Where that comes from: `learnt` from the last weeks, the `program`, or the `version`
     * before.
     */
    readonly by: string;
    /** The same for people. */
    readonly text: string;
  } | null;
}

/** A row of `moderation.listDecidedAwards`. */
export interface DecidedAward {
  readonly transaction: Transaction;
  readonly decision: 'approved' | 'rejected';
  /** Who, as in the audit. */
  readonly decided_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly decided_date: string;
  /** Why, if that was said. */
  readonly reason: string | null;
  /** What the award was worth when it was recorded. */
  readonly points_before: number;
  /** What it was worth when it was decided; 0 if it was rejected. */
  readonly points_after: number;
}

/** What `moderation.list` answers with. */
export interface ModerationPage {
  readonly moderation: readonly ModeratedTransaction[];
  /** How many there are in all. */
  readonly total: number;
  /** What all of them are worth together. */
  readonly points: number;
  /** Whether there are more behind this page. */
  readonly more: boolean;
  /** Where the next page begins. */
  readonly next_start_index: number;
}

/** What `moderation.listDecidedAwards` answers with. */
export interface DecidedAwardsPage {
  readonly decided: readonly DecidedAward[];
  /** Whether there may be others behind these. */
  readonly more: boolean;
  /** Where to go on from; null if that was all. */
  readonly next_cursor: string | null;
}

/** What `moderation.decide` answers with. */
export interface DecideModerationAnswer {
  /** Ids of awards that were approved or rejected now. */
  readonly decided: readonly string[];
  readonly left: readonly {
    /** The award. */
    readonly id: string;
    /** Why it was left alone. */
    readonly error_code: string;
  }[];
  /** Whether more may wait. */
  readonly more: boolean;
  /** Where the rest begins. */
  readonly next_cursor: string;
}

/** What `moderation.list` takes. */
export interface ListModerationParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Only of this activity. */
  readonly activity_id?: string | undefined;
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id?: string | undefined;
  /** Only what the breaker held, or only what it did not. */
  readonly held?: boolean | undefined;
  /** Only what the breaker held for this reason. */
  readonly held_reason?:
    'changed_rules' | 'points_per_award' | 'points_per_hour' | 'awards_per_hour' | undefined;
  /** The first row of the page. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many rows. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `moderation.listDecidedAwards` takes. */
export interface ListDecidedAwardsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Only those. */
  readonly decision?: 'approved' | 'rejected' | undefined;
  /** Only of this activity. */
  readonly activity_id?: string | undefined;
  /** How many at most, 1 to 200. Unless said: `50`. */
  readonly count?: number | undefined;
  /** `next_cursor` of the answer before. */
  readonly cursor?: string | undefined;
}

/** What `moderation.decide` takes. */
export interface DecideModerationParams {
  /** What becomes of them. */
  readonly decision: 'approve' | 'reject';
  /** These awards, whatever holds them. */
  readonly transaction_ids?: readonly string[] | undefined;
  /** Held awards of it. */
  readonly activity_id?: string | undefined;
  /** Only what the breaker held for this reason. */
  readonly held_reason?:
    'changed_rules' | 'points_per_award' | 'points_per_hour' | 'awards_per_hour' | undefined;
  /** Behind this one, as `next_cursor` said. */
  readonly cursor?: string | undefined;
  /** How many at most. Unless said: `200`. */
  readonly count?: number | undefined;
  /** Why, kept with each of them. */
  readonly reason?: string | undefined;
}

const LIST: PagedOperation = {
  id: 'v2_list_moderation',
  method: 'GET',
  path: '/v2/loyalty/moderation',
  repeats: 'read',
  paging: { rows: 'moderation', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const LIST_DECIDED_AWARDS: PagedOperation = {
  id: 'v2_list_decided_awards',
  method: 'GET',
  path: '/v2/loyalty/moderation/decided',
  repeats: 'read',
  paging: { rows: 'decided', from: 'cursor', next: 'next_cursor', more: 'more' },
};

const DECIDE: Operation = {
  id: 'v2_decide_moderation',
  method: 'POST',
  path: '/v2/loyalty/moderation/decide',
  query: [],
  repeats: 'refused',
};

/** Operations below `/moderation`. */
export class ModerationResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List awards that wait for a moderator.
   *
   * Pending awards that only a person can approve or reject, oldest first, with the files
   * that were sent for them, what those look like and what they seem to say. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/moderation`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`.
   */
  list(params: ListModerationParams = {}, options?: CallOptions): Promise<ModerationPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListModerationParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<ModeratedTransaction, void, undefined> {
    return this.#sender.walk<ModeratedTransaction>(LIST, { path: [], params, options });
  }

  /**
   * List awards that somebody approved or rejected.
   *
   * The last decision first, with who decided, when, why, and what the award was worth
   * before and after. What time approved is not among them. One answer looks through 2000
   * decisions at most: it may hold few or none and still say `more`. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/moderation/decided`
   *
   * Refusals: `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  listDecidedAwards(
    params: ListDecidedAwardsParams = {},
    options?: CallOptions,
  ): Promise<DecidedAwardsPage> {
    return this.#sender.send(LIST_DECIDED_AWARDS, { path: [], params, options });
  }

  /** Each row of `listDecidedAwards`, asked for page by page. */
  eachDecidedAward(
    params: ListDecidedAwardsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<DecidedAward, void, undefined> {
    return this.#sender.walk<DecidedAward>(LIST_DECIDED_AWARDS, { path: [], params, options });
  }

  /**
   * Approve or reject many awards.
   *
   * Decides on the awards named, or on those that the breaker held and that fit what is
   * said, oldest first, up to `count` of them. Send it again with `next_cursor` as `cursor`
   * for the rest; what is decided already is left alone, so it may be sent twice. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/moderation/decide`
   */
  decide(params: DecideModerationParams, options?: CallOptions): Promise<DecideModerationAnswer> {
    return this.#sender.send(DECIDE, { path: [], params, options });
  }
}
