// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `programDrafts.create` takes. */
export interface CreateProgramDraftParams {
  /** What people call the draft; each name stands once. */
  readonly name: string;
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** The version that the draft was made for: the one that runs, unless said. */
  readonly base?: number | undefined;
}

/** What `programDrafts.update` takes. */
export interface UpdateProgramDraftParams {
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision: number;
  /** What people call the draft; each name stands once. */
  readonly name?: string | undefined;
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** The version that the draft was made for: the one that runs, unless said. */
  readonly base?: number | undefined;
}
