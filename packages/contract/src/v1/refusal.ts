import { Type, type Static } from 'typebox';
import { numberField, textField } from './fields.ts';

/**
 * The body of everything that is not a success. Only the nested part was ever published; the flat
 * part is what plugins read.
 */
export const RefusalBody = Type.Object({
  success: Type.Literal(false),
  error_code: numberField('601 to 623; otherwise the HTTP status.'),
  reason: textField('What is wrong, in words.'),
  error: Type.Object({
    success: Type.Literal(false),
    reason: textField('The same words.'),
    error_code: numberField('The same code.'),
  }),
});
export type RefusalBody = Static<typeof RefusalBody>;
