import type { Static, TObject, TSchema } from 'typebox';

/** Values that make a request of an endpoint, as a client would write them. */
export type ParameterExample = Readonly<
  Record<string, string | number | boolean | readonly unknown[]>
>;

/** One operation of the v1 API: what is sent, what comes back, and how both are explained. */
export interface Endpoint<P extends TObject = TObject, D extends TSchema = TSchema> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `{name}` where a value of `path` stands. */
  readonly path: string;
  /** Another path that does the same. */
  readonly alsoPath?: string;
  readonly group: 'Points' | 'Transactions' | 'Users' | 'Rewards' | 'Tiers' | 'Events';
  readonly summary: string;
  readonly description: string;
  /** Description and example of each value in the path. */
  readonly pathValues: Readonly<Record<string, { description: string; example: string }>>;
  readonly parameters: P;
  /** Example of the parameters. */
  readonly sent: ParameterExample;
  /** The `data` of a successful answer, and an example of it. */
  readonly data: D;
  readonly answered: Static<D>;
  /** Codes of `docs/api/errors.md` that belong to this endpoint, besides 601 and 615. */
  readonly codes: readonly number[];
  readonly writes: boolean;
}

/** Declares an endpoint; the example must fit the schema of the answer. */
export function endpoint<P extends TObject, D extends TSchema>(
  declared: Endpoint<P, D>,
): Endpoint<P, D> {
  return declared;
}
