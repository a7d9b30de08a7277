// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `backtests.create` takes. */
export interface CreateBacktestParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /** From when on the program decides; from the beginning, unless said. */
  readonly from_date?: string | undefined;
  /** Until when it does; to the end, unless said. */
  readonly to_date?: string | undefined;
}
