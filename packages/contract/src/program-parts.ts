import {
  Type,
  type TArray,
  type TBoolean,
  type TObject,
  type TProperties,
  type TString,
} from 'typebox';

/* Pieces that the schema of a program is made of. */

export const decimal = (description: string): TString =>
  Type.String({ description, pattern: '^\\d{1,15}(\\.\\d{1,6})?$' });
export const id = (description: string): TString =>
  Type.String({ description, pattern: '^[A-Za-z0-9_.-]{1,64}$' });
export const name = Type.String({ minLength: 1, maxLength: 200, description: 'What people read' });
export const words = (description: string): TString =>
  Type.String({ maxLength: 5000, description });
export const flag = (description: string): TBoolean => Type.Boolean({ description });
export const closed = { additionalProperties: false };

export function object<T extends TProperties>(properties: T, description: string): TObject<T> {
  return Type.Object(properties, { ...closed, description });
}

export const list = (description: string): TArray<TString> =>
  Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
    minItems: 1,
    maxItems: 1000,
    description,
  });

export const day = (description: string): TString =>
  Type.String({ description, pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
