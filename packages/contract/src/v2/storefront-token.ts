import { Type, type Static } from 'typebox';
import { text } from '../params.ts';
import { personFields } from './person-fields.ts';

/**
 * What a shop's token says of the member whom it is for, under the names that the platform's plugins
 * use. `sub`, `exp`, `iat` and `nbf` are the token's own.
 */
export const TokenClaims = Type.Object({
  member_id: Type.Optional(
    text(
      {
        description: 'The merchant’s own id; without one the token is a guest’s.',
        example: 'bob-1',
      },
      { maxLength: 255 },
    ),
  ),
  email_address: personFields.email_address,
  first_name: personFields.first_name,
  last_name: personFields.last_name,
  phone_number: personFields.phone_number,
  birthdate: personFields.birthdate,
  anniversary_date: personFields.anniversary_date,
  preferred_language: personFields.preferred_language,
  address: personFields.address,
  custom_attributes: personFields.custom_attributes,
});
export type TokenClaims = Static<typeof TokenClaims>;
