import { Type, type Static } from 'typebox';
import { choice, date, email, id, integer, text } from '../params.ts';
import { endpoint } from './endpoint.ts';
import { emailValue, flagField, numberField, textField } from './fields.ts';

/** Most rows of one page of users; also what a page holds if nothing is said. */
export const USERS_PAGE = 1000;

const userFields = {
  last_name: textField('Last name.'),
  first_name: textField('First name.'),
  user_email: textField('E-mail address.'),
  dob: textField('Date of birth, MM/DD/YYYY, or empty.'),
  address_line1: textField('Address.'),
  address_line2: textField('Address, second line.'),
  city: textField('City.'),
  zipcode: textField('Postal code.'),
  state: textField('State.'),
  country: textField('Country.'),
  phone_country_code: textField('Country code of the phone number.'),
  phone_number: textField('Phone number.'),
  referral_code: textField('Code that the user refers friends with.'),
  referral_url: textField('Link that carries the code.'),
  referrer_email: textField('E-mail address of who referred the user, or empty.'),
  uid: textField('The merchant’s own id of the user.'),
  user_id: textField('Id of the user: 24 hexadecimal digits.'),
  loyalty_enroll_time: textField('Day of enrolment, MM/DD/YYYY.'),
  loyalty_tier_id: textField('Id of the tier the user has.'),
  loyalty_tier_name: textField('Name of that tier.'),
  tier_details: Type.Object(
    {
      period_start: textField('First day of the period, MM/DD/YYYY.'),
      points: numberField('Points that count towards tiers in it.'),
      period_end: textField('Last day of the period; empty when it has no end.'),
    },
    { description: 'What the tier stands on.' },
  ),
  available_points: numberField('Points the user can spend.'),
  redeemed_points: numberField('Points redeemed so far.'),
  awarded_points: numberField('Points earned so far.'),
  pending_points: numberField('Points that wait for approval.'),
  expiration_schedule: Type.Array(
    Type.Object({
      expiration_date: textField('When they lapse, UTC, as `18-Jan-2020  11:17:12`.'),
      points: numberField('How many.'),
    }),
    { description: 'What lapses when.' },
  ),
  has_opted_out: flagField('Whether the user has left the program.'),
};

const UserData = Type.Object(userFields);
export type UserData = Static<typeof UserData>;

const bobInFull: UserData = {
  last_name: 'Baker',
  first_name: 'Bob',
  user_email: 'bob@example.com',
  dob: '12/12/1988',
  address_line1: 'H1-201, Persian Drive',
  address_line2: 'Suite #101',
  city: 'Sunnyvale',
  zipcode: '94089',
  state: 'CA',
  country: 'United States',
  phone_country_code: '+1',
  phone_number: '66656324213',
  referral_code: 'BOB1234',
  referral_url: 'https://loyalty.example.com/raf/BOB1234',
  referrer_email: '',
  uid: 'user123',
  user_id: 'user123',
  loyalty_enroll_time: '01/18/2019',
  loyalty_tier_id: 'zrl_platinum',
  loyalty_tier_name: 'Platinum',
  tier_details: { period_start: '01/18/2019', points: 6100, period_end: '' },
  available_points: 6100,
  redeemed_points: 0,
  awarded_points: 6100,
  pending_points: 0,
  expiration_schedule: [{ expiration_date: '18-Jan-2020  11:17:12', points: 6100 }],
  has_opted_out: false,
};

const name = (description: string, example: string): ReturnType<typeof text> =>
  text({ description, example }, { maxLength: 100 });

const CreatedUserData = Type.Object({
  email: textField('E-mail address.'),
  first_name: textField('First name.'),
  last_name: textField('Last name.'),
  id: textField('Id of the user: 24 hexadecimal digits.'),
});
export type CreatedUserData = Static<typeof CreatedUserData>;

export const createUser = endpoint({
  id: 'create_user',
  method: 'POST',
  path: '/v1/loyalty/users',
  group: 'Users',
  summary: 'Enrol a user',
  description: 'Enrols a user; orders that waited for the e-mail address turn into awards.',
  pathValues: {},
  parameters: Type.Object({
    first_name: name('First name.', 'Bob'),
    last_name: name('Last name.', 'Baker'),
    email: email({ description: 'E-mail address.', example: 'bob@example.com' }),
    uid: id({ description: 'The merchant’s own id of the user.', example: '12345' }),
    dob: Type.Optional(date({ description: 'Date of birth, MM/DD/YYYY.', example: '12/31/1992' })),
    referral_code: Type.Optional(
      text(
        { description: 'Code of the friend who referred the user.', example: 'ANN1234' },
        { maxLength: 64 },
      ),
    ),
  }),
  sent: {
    first_name: 'Bob',
    last_name: 'Baker',
    email: 'bob@example.com',
    uid: '12345',
    dob: '12/31/1992',
  },
  data: CreatedUserData,
  answered: {
    email: 'bob@example.com',
    first_name: 'Bob',
    last_name: 'Baker',
    id: '56263eac2d6f2a7715b3d2d1',
  },
  codes: [619, 622],
  writes: true,
});

export const readUser = endpoint({
  id: 'read_user',
  method: 'GET',
  path: '/v1/loyalty/users/{email}',
  group: 'Users',
  summary: 'Read a user',
  description: 'A user with balances, tier and what lapses when.',
  pathValues: emailValue,
  parameters: Type.Object({}),
  sent: {},
  data: UserData,
  answered: bobInFull,
  codes: [602, 619, 622],
  writes: false,
});

const UsersData = Type.Object({
  total_loyalty_users: numberField('How many users fit, on all pages.'),
  next_start_index: Type.Optional(numberField('Where the next page starts, if there is one.')),
  loyalty_users: Type.Array(UserData, { maxItems: USERS_PAGE }),
  more: flagField('Whether there are more pages.'),
});
export type UsersData = Static<typeof UsersData>;

/** Where a page starts and how long it may be. */
export const usersPage = {
  start_index: integer(
    { description: 'First row of the page.', example: 0 },
    { minimum: 0, maximum: 1_000_000_000, default: 0 },
  ),
  count: integer(
    { description: 'Rows of the page.', example: 1000 },
    { minimum: 1, maximum: USERS_PAGE, default: USERS_PAGE },
  ),
};

export const listUsers = endpoint({
  id: 'list_users',
  method: 'GET',
  path: '/v1/loyalty/users',
  group: 'Users',
  summary: 'List users',
  description:
    'Users who enrolled, or were last active, in a span of days; all of them if none is given.',
  pathValues: {},
  parameters: Type.Object({
    from_date: Type.Optional(
      date({ description: 'First day, MM/DD/YYYY.', example: '01/01/2016' }),
    ),
    to_date: Type.Optional(date({ description: 'Last day, included.', example: '12/31/2016' })),
    filter_by: choice(
      { description: 'Which date the span is about.', example: 'enrollment_date' },
      ['enrollment_date', 'last_activity_date'],
      'enrollment_date',
    ),
    ...usersPage,
  }),
  sent: { from_date: '01/01/2016', to_date: '12/31/2016', start_index: 0, count: 1000 },
  data: UsersData,
  answered: { total_loyalty_users: 1, loyalty_users: [bobInFull], more: false },
  codes: [612],
  writes: false,
});

const BlockedUserData = Type.Object({
  ...userFields,
  user_id: textField('Id of the user: 24 hexadecimal digits.'),
  user_status: Type.Literal('blocked'),
});
export type BlockedUserData = Static<typeof BlockedUserData>;

export const blockUser = endpoint({
  id: 'block_user',
  method: 'PUT',
  path: '/v1/loyalty/users/{email}/block',
  group: 'Users',
  summary: 'Block a user',
  description: 'A blocked user stays listed, and neither earns nor redeems.',
  pathValues: emailValue,
  parameters: Type.Object({}),
  sent: {},
  data: BlockedUserData,
  answered: { ...bobInFull, user_id: '56263eac2d6f2a7715b3d2d1', user_status: 'blocked' },
  codes: [602, 622],
  writes: true,
});
