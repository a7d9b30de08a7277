import { Type, type TArray, type TNull, type TNumber, type TString, type TUnion } from 'typebox';
import { text } from '../params.ts';

/** Fields of answers. They say what a field means; the names are the platform's. */

export function textField(description: string): TString {
  return Type.String({ description });
}

/** Points, a whole number unless the program counts in fractions; also other numbers. */
export function numberField(description: string): TNumber {
  return Type.Number({ description });
}

export function textOrNull(description: string): TUnion<[TString, TNull]> {
  return Type.Union([Type.String(), Type.Null()], { description });
}

export function textList(description: string): TArray<TString> {
  return Type.Array(Type.String(), { description });
}

export const idField = textField('24 hexadecimal digits, ordered by time.');

/** Every moment of an answer: `12/31/2027 23:59:59`, UTC. */
export const timeField = (what: string): TString => textField(`${what} MM/DD/YYYY HH:MM:SS, UTC.`);
export const timeOrNull = (what: string): TUnion<[TString, TNull]> =>
  textOrNull(`${what} MM/DD/YYYY HH:MM:SS, UTC.`);

/** What every call takes. */
export const anyQuery = {
  language: Type.Optional(
    text(
      { description: 'Language of texts; any label of the merchant’s.', example: 'english' },
      { maxLength: 64 },
    ),
  ),
};

/** By which attribute a member in the path is named. */
export const memberQuery = {
  idParam: Type.Optional(
    text(
      {
        description:
          'The unique attribute that the path names the member by, such as `member_id`; without it the path holds the member’s internal id.',
        example: 'member_id',
      },
      { maxLength: 255 },
    ),
  ),
};

export const memberPath = {
  mid: {
    description: 'The member: the internal id, or the value of the attribute named by `idParam`.',
    example: '59cc9b91418a580a512b450d',
    exampleBy: { member_id: 'bob-1' },
  },
};

/** By which attribute a transaction in the path is named. */
export const transactionQuery = {
  idParam: Type.Optional(
    text(
      {
        description:
          'The unique attribute that the path names the transaction by, such as `order_id`; without it the path holds the transaction’s id.',
        example: 'order_id',
      },
      { maxLength: 255 },
    ),
  ),
};

export const transactionPath = {
  tid: {
    description: 'The transaction: its id, or the value of the attribute named by `idParam`.',
    example: '56fbd2c6735f835a2ce12a15',
  },
};
