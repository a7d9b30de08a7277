import { expect, it } from 'vitest';
import { at, type WireAnswer } from '../clients/wire.ts';
import { problemsOf } from '../answered.ts';
import type { Field } from '../field-kinds.ts';
import { fillIn } from '../fill-in.ts';
import type { Ask, RowShop } from './row-shop.ts';

/** A refusal: HTTP status and code, and what its reason must speak of. */
type Refused = readonly [status: number, code: string, about?: RegExp];

/**
 * One thing that a row of the reference says: a request, and what it is answered with. `{name}` in
 * it is what an earlier row kept under that name.
 */
export type Row = {
  /** Number in the table of the reference. */
  readonly row: number | string;
  readonly says: string;
  readonly ask: Ask;
} & (
  | {
      /** Judges `data`, name by name and type by type. */
      readonly data: Field;
      /** Values that must stand there, by their path within the body. */
      readonly shows?: Readonly<Record<string, unknown>>;
      /** What later rows need of the answer: its name, and its path within the body. */
      readonly keeps?: Readonly<Record<string, string>>;
    }
  | { readonly refused: Refused }
);

/** Declares one test for each row, in their order: later ones build on what earlier ones did. */
export function judgeRows(shop: RowShop, rows: readonly Row[]): void {
  const kept: Record<string, string> = {};
  for (const row of rows) {
    it(`row ${String(row.row)}: ${row.says}`, async () => {
      const answer = await shop.ask(fillIn(row.ask, kept));
      if ('refused' in row) {
        judgeRefusal(answer, row.refused);
        return;
      }
      expect(problemsOf({ status: answer.status, body: answer.json }, row.data)).toEqual([]);
      expect(answer.json).not.toHaveProperty('error_code');
      for (const [path, value] of Object.entries(fillIn(row.shows ?? {}, kept))) {
        expect([path, at(answer.json, path)]).toEqual([path, value]);
      }
      for (const [name, path] of Object.entries(row.keeps ?? {})) {
        kept[name] = String(at(answer.json, path));
      }
    });
  }
}

/** A refusal is `success`, `error_code` and `reason`, and nothing else. */
function judgeRefusal({ status, json }: WireAnswer, [wanted, code, about = /./u]: Refused): void {
  expect([status, json['error_code'], json['success']]).toEqual([wanted, code, false]);
  expect(Object.keys(json).toSorted()).toEqual(['error_code', 'reason', 'success']);
  expect(json['reason']).toMatch(about);
}
