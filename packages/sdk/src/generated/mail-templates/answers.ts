// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `mailTemplates.list` answers with. */
export interface ListMailTemplatesAnswer {
  readonly templates: readonly {
    /** Which message it is. */
    readonly message: string;
    /** Label of the language. */
    readonly language: string;
    /** Whether it is the store’s own; else it is built in. */
    readonly is_own: boolean;
    readonly last_modified_date: null | string;
  }[];
  /** Names that a text may use. */
  readonly variables: readonly string[];
}
