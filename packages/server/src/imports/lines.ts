import type { Command } from '@fealty/core';

/** One line of a file that is imported. */
export interface ImportLine {
  /** Its number in the file, or that of its last row if it spans several; names it for ever. */
  readonly line: number;
  /** By our names; what was empty is left out. */
  readonly fields: ReadonlyMap<string, string>;
  /** As it stands in the file, for the report of refused lines. */
  readonly raw: string;
  /** Why it could not be read at all, if so. */
  readonly unreadable?: string;
}

/** A field that cannot be used: what it is called, what stands there, what may. */
export interface FieldProblem {
  readonly field: string;
  readonly found: string;
  readonly allowed: string;
}

/** What a line comes to. */
export type MappedLine =
  | {
      readonly kind: 'command';
      readonly command: Command;
      /** Lines of one member are carried out in their order. */
      readonly member: string;
      /** Spends points: comes after everything before it and before everything after it. */
      readonly spends: boolean;
    }
  /** Says nothing that could be imported, such as points that lapsed: they lapse here as well. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** Which import a line belongs to, and how amounts are written. */
export interface MapTerms {
  readonly importId: string;
  readonly pointsDecimals: number;
}

/** A file that cannot be read as what its name says; the message says where. */
export class ImportUnreadable extends Error {}
