import { FIELD_ROWS, type FieldType } from '../../packages/server/src/zendesk/field-rows.ts';

/** A user field of Zendesk that the sync fills in. */
export interface Attribute {
  readonly key: string;
  /** In Zendesk's words; `integer` is what its pages call a numeric field. */
  readonly type: FieldType;
  readonly title: string;
}

/** All fields of a member, as the sync writes them. */
export const ATTRIBUTES: readonly Attribute[] = FIELD_ROWS.map(({ name, type, title }) => ({
  key: name,
  type,
  title,
}));
