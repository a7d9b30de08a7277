// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Transaction } from '../shared/objects.ts';

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
