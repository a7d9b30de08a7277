import { Type, type TNumber, type TString, type TUnion, type TNull, type TBoolean } from 'typebox';

/** Fields of answers. They say what a field means; the names are the platform's. */

export function textField(description: string): TString {
  return Type.String({ description });
}

/** Points, a whole number unless the program counts in fractions; also other numbers. */
export function numberField(description: string): TNumber {
  return Type.Number({ description });
}

export function flagField(description: string): TBoolean {
  return Type.Boolean({ description });
}

export function textOrNull(description: string): TUnion<[TString, TNull]> {
  return Type.Union([Type.String(), Type.Null()], { description });
}

export function numberOrNull(description: string): TUnion<[TNumber, TNull]> {
  return Type.Union([Type.Number(), Type.Null()], { description });
}

export const emailValue = {
  email: {
    description: 'E-mail address of the user, raw or percent-encoded.',
    example: 'bob@example.com',
  },
};

/** Who a row or an answer is about. */
export const person = {
  user_email: textField('E-mail address of the user.'),
  last_name: textField('Last name.'),
  first_name: textField('First name.'),
};

export const bob = { user_email: 'bob@example.com', last_name: 'Baker', first_name: 'Bob' };

export const idField = textField('Id of the transaction: 24 hexadecimal digits, ordered by time.');

export const shortTime = textField('When it happened, UTC, as `30-Mar-16 19:20:22`.');
