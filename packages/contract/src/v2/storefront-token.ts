import { Type, type Static } from 'typebox';
import { date, email, nested, record, text } from '../params.ts';

const part = (description: string, example: string) =>
  Type.Optional(text({ description, example }, { maxLength: 255 }));

/**
 * What a shop's token says of the member whom it is for, under the names that the platform's plugins
 * use. `sub`, `exp`, `iat` and `nbf` are the token's own.
 */
export const TokenClaims = Type.Object({
  member_id: part('The merchant’s own id; without one the token is a guest’s.', 'bob-1'),
  email_address: Type.Optional(email({ description: 'E-mail.', example: 'bob@example.com' })),
  first_name: Type.Optional(
    text({ description: 'First name.', example: 'Bob' }, { maxLength: 99 }),
  ),
  last_name: Type.Optional(text({ description: 'Last name.', example: 'Lee' }, { maxLength: 99 })),
  phone_number: part('Telephone, as `+1-7203332525`.', '+1-7203332525'),
  birthdate: Type.Optional(date({ description: 'Birthday.', example: '12/31/1992' })),
  anniversary_date: Type.Optional(date({ description: 'Anniversary.', example: '06/01/2015' })),
  preferred_language: part('Language.', 'english'),
  address: Type.Optional(
    nested(
      { description: 'Where he lives.' },
      Type.Object({
        line1: part('First line.', '1 High Street'),
        line2: part('Second line.', ''),
        city: part('City.', 'Boston'),
        state: part('State.', 'MA'),
        country: part('Country.', 'US'),
        postal_code: part('Postal code.', '02108'),
      }),
    ),
  ),
  custom_attributes: Type.Optional(
    record({ description: 'Attributes of the merchant’s own.' }, { maxItems: 200 }),
  ),
});
export type TokenClaims = Static<typeof TokenClaims>;
