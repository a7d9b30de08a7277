import * as answers from './documented-fields.ts';
import type { Field } from './field-kinds.ts';

/*
 * The requests of the published samples, in their order and as they stand on the wire, but for
 * host, keys and ids. `{email}` and the like are ids that each run fills in. mends.md says what
 * could not be sent as printed.
 */

/** What curl is given, as the shell hands it over. */
export interface CurlForm {
  /** Behind the host, query and all. */
  readonly path: string;
  /** One `--data` each; curl joins them with `&` and encodes nothing. */
  readonly data?: readonly string[];
  /** Flags that the sample needs today. */
  readonly flags?: readonly string[];
  /** The name of the method, where the sample leaves it out. */
  readonly withoutMethod?: boolean;
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** What the sample hands to `requests`. */
export interface PythonForm {
  readonly path: string;
  /** Goes into the query. */
  readonly params?: Readonly<Record<string, Json>>;
  /** Goes into the body: a form, or its JSON text when `dumped`. */
  readonly data?: Readonly<Record<string, Json>>;
  readonly dumped?: boolean;
}

export interface Example {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly curl: CurlForm;
  readonly python: PythonForm;
  /** Judges `data` of the answer. */
  readonly data: Field;
}

const loyalty = '/v1/loyalty';
const one = `${loyalty}/users/{email}`;

/** The line as printed: a multi-line JSON text, indented by seven blanks. */
const product = {
  category: 'Mugs',
  img_url: 'https://cdn.website.com/product1/img.jpg',
  price: '80',
  product_id: '1234df',
  quantity: '1',
  tags: 'Special, Coffee',
  title: 'Snoozeberry Travel Mug',
  url: 'http://www.website.com/product1.html',
};
const productText = `[{${Object.entries(product)
  .map(([name, value]) => `"${name}": "${value}"`)
  .join(',\n       ')}}]`;

const moves: readonly Example[] = [
  {
    name: 'award points',
    method: 'POST',
    curl: {
      path: `${loyalty}/award`,
      data: [
        'user_email={email}',
        'points_passed=100',
        'activity_id=made_a_purchase',
        'order_id={order}',
      ],
    },
    python: {
      path: `${loyalty}/award`,
      data: {
        user_email: '{email}',
        points_passed: 100,
        activity_id: 'made_a_purchase',
        order_id: '{order}',
      },
    },
    data: answers.award,
  },
  {
    name: 'award points for a purchase',
    method: 'POST',
    curl: {
      path: `${loyalty}/purchase`,
      data: [
        'user_email={email}',
        'total=100',
        'subtotal=80',
        'order_id={second order}',
        'currency=USD',
        'coupon_code=CODE101',
        `products=${productText}`,
      ],
    },
    python: {
      path: `${loyalty}/purchase`,
      data: {
        user_email: '{email}',
        total: '100',
        subtotal: '80',
        order_id: '{second order}',
        currency: 'USD',
        coupon_code: 'CODE101',
        // The sample passes the text that Python's json.dumps makes of the list.
        products: `[${JSON.stringify(product).replaceAll('":"', '": "').replaceAll('","', '", "')}]`,
      },
    },
    data: answers.purchase,
  },
  {
    name: 'redeem points',
    method: 'POST',
    curl: {
      path: `${loyalty}/redeem`,
      data: ['user_email={email}', 'redemption_id={reward}'],
    },
    python: {
      path: `${loyalty}/redeem`,
      data: { user_email: '{email}', redemption_id: '{reward}' },
    },
    data: answers.redeem,
  },
  {
    name: 'deduct points',
    method: 'POST',
    curl: {
      path: `${loyalty}/users/deduct`,
      data: ['user_email={email}', 'reason=invalid transaction', 'points_passed=1000'],
    },
    python: {
      path: `${loyalty}/users/deduct`,
      data: { user_email: '{email}', reason: 'invalid transaction', points_passed: 1000 },
    },
    data: answers.deduct,
  },
];

const histories: readonly Example[] = [
  {
    name: 'list transactions to show how keys are sent',
    method: 'GET',
    curl: {
      path: `${loyalty}/transactions?from_date=01/01/2016&to_date=12/31/2016`,
      withoutMethod: true,
    },
    python: {
      path: `${loyalty}/transactions`,
      params: { from_date: '01/01/2016', to_date: '12/31/2016' },
    },
    data: answers.transactions,
  },
  {
    name: 'list all transactions',
    method: 'GET',
    curl: {
      path:
        `${loyalty}/transactions?from_date=01/01/2016&to_date=31/12/2017` +
        "&points_status=['approved,%20auto_approved']&start_index=0",
      flags: ['--globoff'],
    },
    python: {
      path: `${loyalty}/transactions`,
      params: {
        from_date: '01/01/2016',
        to_date: '05/23/2017',
        points_status: '["approved","auto_approved"]',
        start_index: 7,
      },
    },
    data: answers.transactions,
  },
  {
    name: 'list the transactions of a user',
    method: 'GET',
    curl: {
      path: `${one}/transactions`,
      // The shell joins what stands outside the quotes, so the commas are sent.
      data: [
        'from_date= 01/01/2016,',
        'to_date= 12/31/2016,',
        "points_status= ['approved'],",
        'start_index= 0,',
      ],
    },
    python: {
      path: `${one}/transactions`,
      data: {
        from_date: '01/01/2016',
        to_date: '12/31/2016',
        points_status: ['approved'],
        start_index: 0,
      },
    },
    data: answers.transactions,
  },
];

const returns: readonly Example[] = [
  {
    name: 'return an order',
    method: 'POST',
    curl: { path: `${loyalty}/transaction/return`, data: ['order_id={returned order}'] },
    python: { path: `${loyalty}/transaction/return`, data: { order_id: '{returned order}' } },
    data: answers.returned,
  },
];

/** Comes first in a run: the others speak of this user. */
const creation: Example = {
  name: 'create a user',
  method: 'POST',
  curl: {
    path: `${loyalty}/users`,
    data: ['first_name=bob', 'last_name=Baker', 'email={email}', 'uid={uid}', 'dob=12/31/1992'],
  },
  python: {
    path: `${loyalty}/users`,
    data: {
      first_name: 'Bob',
      last_name: 'Baker',
      email: '{email}',
      uid: '{uid}',
      dob: '12/31/1992',
    },
  },
  data: answers.createdUser,
};

const users: readonly Example[] = [
  {
    name: 'list users',
    method: 'GET',
    curl: {
      path: `${loyalty}/users?from_date=01/01/2016&to_date=12/31/2016&start_index=0&count=1000`,
    },
    python: {
      path: `${loyalty}/users`,
      data: { from_date: '01/01/2016', to_date: '12/31/2016', start_index: 0, count: 1000 },
      dumped: true,
    },
    data: answers.users,
  },
  {
    name: 'read a user',
    method: 'GET',
    curl: { path: one },
    python: { path: one },
    data: answers.user,
  },
  {
    name: 'list what a user can earn points with',
    method: 'GET',
    curl: { path: `${one}/eligible_activities` },
    python: { path: `${one}/eligible_activities` },
    data: answers.eligibleActivities,
  },
  {
    name: 'list the rewards for a user',
    method: 'GET',
    curl: {
      path:
        `${one}/redemptions?is_still_valid=true&order_by=allowed_redeem_points&count=10` +
        '&start_index=0&fetch_eligible_redemptions=true',
    },
    python: {
      path: `${one}/redemptions`,
      data: {
        is_still_valid: true,
        order_by: 'allowed_redeem_points',
        count: 10,
        start_index: 0,
        fetch_eligible_redemptions: true,
      },
      dumped: true,
    },
    data: answers.userRedemptions,
  },
  {
    name: 'read the next tier of a user',
    method: 'GET',
    curl: { path: `${one}/next_tier` },
    python: { path: `${one}/next_tier` },
    data: answers.tier,
  },
];

const programs: readonly Example[] = [
  {
    name: 'list rewards by id',
    method: 'GET',
    curl: {
      path: `${loyalty}/redemptions`,
      data: ['reward_ids=reward_cb5f8,reward_d537f,reward_0f28c'],
    },
    python: {
      path: `${loyalty}/redemptions`,
      data: { redemption_ids: 'reward_cb5f8,reward_d537f,reward_0f28c' },
      dumped: true,
    },
    data: answers.redemptions,
  },
  {
    name: 'list tiers',
    method: 'GET',
    curl: { path: `${loyalty}/tiers` },
    python: { path: `${loyalty}/tiers` },
    data: answers.tiers,
  },
  {
    name: 'read an event',
    method: 'GET',
    curl: { path: '/v1/events/{event}' },
    python: { path: '/v1/events/{event}' },
    data: answers.event,
  },
];

/** Published after the rest of the documentation, with requests in words more than in samples. */
const later: readonly Example[] = [
  {
    name: 'stop e-mails to a user',
    method: 'POST',
    curl: { path: `${loyalty}/unsubscribe_email`, data: ['user_email={email}'] },
    python: { path: `${loyalty}/unsubscribe_email`, data: { user_email: '{email}' } },
    data: answers.unsubscribed,
  },
  {
    name: 'list users who get no e-mails',
    method: 'GET',
    curl: {
      path: `${loyalty}/unsubscribed_users?from_date=01/01/2016&to_date=12/31/2016&start_index=0&count=1000`,
    },
    python: {
      path: `${loyalty}/unsubscribed_users`,
      data: { from_date: '01/01/2016', to_date: '12/31/2016', start_index: 0, count: 1000 },
      dumped: true,
    },
    data: answers.unsubscribedUsers,
  },
  {
    name: 'change the e-mail address of a user',
    method: 'POST',
    curl: {
      path: `${loyalty}/update_user_email`,
      data: ['old_email_address={email}', 'new_email_address={new email}'],
    },
    python: {
      path: `${loyalty}/update_user_email`,
      data: { old_email_address: '{email}', new_email_address: '{new email}' },
      dumped: true,
    },
    data: answers.changedEmail,
  },
  {
    name: 'block a user',
    method: 'PUT',
    curl: { path: `${loyalty}/users/{new email}/block` },
    python: { path: `${loyalty}/users/{new email}/block` },
    data: answers.blockedUser,
  },
];

/** In an order in which each finds what it speaks of. */
export const EXAMPLES: readonly Example[] = [
  creation,
  ...moves,
  ...histories,
  ...returns,
  ...users,
  ...programs,
  ...later,
];
