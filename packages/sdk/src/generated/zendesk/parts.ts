// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `acts_as`. */
export interface ZendeskActsAs {
  /** The user’s id. */
  readonly id: string;
  /** The user’s name. */
  readonly name: string;
  /** `admin`, or `agent`; fields can be made by administrators alone. */
  readonly role: string;
}

/** A part of several answers: `field`. */
export interface ZendeskField {
  /** The attribute. */
  readonly name: string;
  /** The key of its field at Zendesk. */
  readonly key: string;
  /** The type that the field is to have. */
  readonly type: string;
  /**
   * How the field stands: `present`, `missing`, `inactive`, `wrong_type`; after making
   * fields also `created` or `refused`.
   */
  readonly status: string;
  /** What is wrong, in Zendesk’s words where it said something. */
  readonly detail: string | null;
}
