// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What is known of members */
export interface ProgramMembers {
  readonly attributes?:
    | readonly {
        /** In conditions `member.custom.` and this name */
        readonly name: string;
        /** What its values are */
        readonly type: 'string' | 'number' | 'date' | 'boolean' | 'list';
        /** No two members have the same value; members are found by it */
        readonly unique?: boolean | undefined;
        /** Must be given; a unique one must, unless this is false */
        readonly required?: boolean | undefined;
      }[]
    | undefined;
  /** Parts of the profile that no two members share, beside e-mail and uid */
  readonly unique?: readonly 'phone'[] | undefined;
}
