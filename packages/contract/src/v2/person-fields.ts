import { Type } from 'typebox';
import { date, email, list, nested, record, text } from '../params.ts';

/** Names are below 100 characters. */
const NAME_LENGTH_MAX = 99;
const TEXT_LENGTH_MAX = 255;
const TAGS_MAX = 200;
const ATTRIBUTES_MAX = 200;

/** What is said of a person who joins: an empty text says nothing. */
export const personFields = fieldsOf({});

/** What is said of a member later: an empty text says that there is none. */
export const changedFields = fieldsOf({ clears: true });

function fieldsOf(how: { readonly clears?: true }) {
  const words = (description: string, example: string, maxLength = TEXT_LENGTH_MAX) =>
    Type.Optional(text({ description, example }, { maxLength, ...how }));
  const day = (description: string) =>
    Type.Optional(date({ description, example: '12/31/1992' }, how));
  const address = Type.Object({
    line1: words('First line.', '1 Main Street'),
    line2: words('Second line.', 'Flat 2'),
    city: words('City.', 'Denver'),
    state: words('State.', 'CO'),
    country: words('Country.', 'US'),
    postal_code: words('Postal code.', '80014'),
  });
  return {
    first_name: words('First name, below 100 characters.', 'Bob', NAME_LENGTH_MAX),
    last_name: words('Last name, below 100 characters.', 'Bobberson', NAME_LENGTH_MAX),
    email_address: Type.Optional(
      email({ description: 'No two members share one.', example: 'bob@example.com' }, how),
    ),
    phone_number: words(
      'Telephone, as `+1-7203332525`; any other text is kept as it is.',
      '+1-7203332525',
    ),
    birthdate: day('Birthday, MM/DD/YYYY.'),
    anniversary_date: day('The day whose return is celebrated, MM/DD/YYYY.'),
    gender: words('Gender.', 'female', 64),
    twitter_handle: words('Name on Twitter.', '@bob'),
    instagram_handle: words('Name on Instagram.', 'bob'),
    preferred_language: words('Language, any label of the merchant’s.', 'english', 64),
    address: Type.Optional(nested({ description: 'Where he lives.' }, address)),
    member_tags: Type.Optional(
      list(
        { description: 'Tags; those of before are replaced.', example: ['vip'] },
        { maxItems: TAGS_MAX, ...how },
      ),
    ),
    custom_attributes: Type.Optional(
      record(
        { description: 'Attributes of the merchant’s own, by name.' },
        { maxItems: ATTRIBUTES_MAX },
      ),
    ),
    email_subscription_status: Type.Optional(
      text(
        { description: 'Whether he gets e-mail.', example: 'subscribed' },
        { maxLength: 64, allowed: ['subscribed', 'unsubscribed'] },
      ),
    ),
  };
}
