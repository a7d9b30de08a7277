import { Type } from 'typebox';
import { decimal, id, list, products, secret, text } from '../params.ts';
import { v2Endpoint, type V2Endpoint } from './endpoint.ts';
import { anyQuery, numberField, textField, textOrNull } from './fields.ts';
import { redeemExample, TransactionData, awardExample } from './transaction.ts';

/*
 * What the script on a shop's page asks beside the platform's own storefront API: signing in as its older
 * snippets do, what products would earn, the order that was placed, the reward in the cart.
 */

const PREFIX = '/v2/loyalty-storefront';

/** Most products whose points are asked for at once. */
export const POTENTIAL_PRODUCTS_MAX = 20;

const written = { method: 'POST', byToken: true, ours: true, category: 'write' } as const;
const MEMBERS = ['ERROR_UNAUTHORIZED', 'MEMBER_DELETED'];

const said = (description: string, example: string, maxLength = 255) =>
  text({ description, example }, { maxLength });

export const signInShopper = v2Endpoint({
  ...written,
  id: 'v2_storefront_sign_in',
  path: `${PREFIX}/sign_in`,
  group: 'Members',
  summary: 'Sign in with an access token',
  description:
    'Takes what `init` of the first generation sends, and answers a token of an hour for the other calls. Without an access token, or with what cannot be one, nobody is signed in: the page goes on as a guest.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    user_id: Type.Optional(said('The shop’s own id of him; may be empty.', 'bob-1')),
    email: Type.Optional(said('E-mail address.', 'bob@example.com')),
    name: Type.Optional(said('First and last name, for whoever joins.', 'Bob Bobberson')),
    ts: Type.Optional(
      said('When the shop signed, in seconds or milliseconds since 1970.', '1760000000', 32),
    ),
    access_token: Type.Optional(
      said('SHA-256 of user_id + email + partner_id + API key + ts, in hexadecimal digits.', ''),
    ),
  }),
  sent: { user_id: '', email: '', name: '', ts: '', access_token: '' },
  data: Type.Object({
    signed_in: Type.Boolean({ description: 'Whether the page may speak for a member.' }),
    token: textOrNull('For `Authorization: Bearer`; null for a guest.'),
    expires_in: numberField('How long the token is good, seconds; 0 without one.'),
  }),
  answered: { signed_in: false, token: null, expires_in: 0 },
  codes: [...MEMBERS, 'MEMBER_BLOCKED'],
  writes: false,
});

export const potentialPoints = v2Endpoint({
  ...written,
  id: 'v2_storefront_potential_points',
  path: `${PREFIX}/potential_points`,
  group: 'Activities',
  summary: 'Ask what products would earn',
  description:
    'For each product the points that buying it alone would earn the member, or somebody who joins. Decided as a purchase is; nothing is recorded. Remembered for a minute.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    products: products(
      {
        description: `Up to ${String(POTENTIAL_PRODUCTS_MAX)}: \`product_id\`, \`title\`, \`price\`, \`quantity\`, \`category\`.`,
        example: [],
      },
      { maxItems: POTENTIAL_PRODUCTS_MAX },
    ),
  }),
  sent: { products: [{ product_id: 'mug', title: 'Mug', price: '18', quantity: '1' }] },
  data: Type.Object({
    products: Type.Array(
      Type.Object({
        product_id: textField('As it was sent.'),
        points: numberField('What it would earn; 0 if nothing.'),
      }),
    ),
    points: numberField('All of them together.'),
  }),
  answered: { products: [{ product_id: 'mug', points: 18 }], points: 18 },
  codes: ['ERROR_UNAUTHORIZED'],
  category: 'general',
  writes: false,
});

/** An order as a shop's page tells it, or as the shop signs it. */
export const TrackedOrder = Type.Object({
  order_id: id({ description: 'Id of the order.', example: '75' }),
  subtotal: decimal({ description: 'Value without shipping and taxes.', example: '90' }),
  total: Type.Optional(
    decimal({ description: 'Value of the whole order; the subtotal if absent.', example: '100' }),
  ),
  currency: Type.Optional(said('Currency of the order.', 'USD', 3)),
  coupon_code: Type.Optional(
    list({ description: 'Coupons used.', example: ['HARBOUR-1'] }, { maxItems: 50 }),
  ),
  products: Type.Optional(
    products({ description: 'What was bought.', example: [] }, { maxItems: 200 }),
  ),
});

export const trackOrder = v2Endpoint({
  ...written,
  id: 'v2_storefront_track_order',
  path: `${PREFIX}/orders`,
  group: 'Transactions',
  summary: 'Tell of an order that the member placed',
  description:
    'A browser is believed as far as the program says (`earning.browserOrders`): with `order_token`, in which the shop’s server signed the order, it counts at once; without, it waits for a person and holds nothing of the order until then. An order earns once, however often and by whomever it is told.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    ...TrackedOrder.properties,
    order_token: Type.Optional(
      secret(
        {
          description:
            'JSON Web Token of the shop, HS256, with `member_id` and these fields as claims: they count in place of the ones that are sent.',
          example: '',
        },
        { maxLength: 100_000 },
      ),
    ),
  }),
  sent: { order_id: '76', subtotal: '90', total: '100', currency: 'USD' },
  data: TransactionData,
  answered: { ...awardExample, status: 'pending' },
  codes: [
    ...MEMBERS,
    'INCORRECT_ACTIVITY_ID_PASSED',
    'PAUSED_ACTIVITY',
    'UNTRUSTED_ORDER',
    'DUPLICATE_ORDER_ID',
    'MAX_AWARDS_EXCEEDED',
    'EXCLUDED_TRANSACTION',
    'MEMBER_BLOCKED',
    'INVALID_MEMBER_STATUS',
  ],
  writes: true,
});

const inCart = {
  ...written,
  group: 'Transactions',
  pathValues: {
    id: { description: 'Id of the redemption.', example: '59cc9b91418a580a512b450f' },
  },
  query: Type.Object(anyQuery),
  body: Type.Object({}),
  sent: {},
  data: TransactionData,
  codes: [...MEMBERS, 'TRANSACTION_DOES_NOT_EXIST', 'INVALID_TRANSACTION_STATUS'],
  writes: true,
} as const;

export const confirmReward = v2Endpoint({
  ...inCart,
  id: 'v2_storefront_confirm_reward',
  path: `${PREFIX}/transactions/{id}/confirm`,
  summary: 'Confirm the reward in the cart',
  description:
    'The order was placed: a redemption of the member’s own that is pending becomes final.',
  answered: { ...redeemExample, status: 'redeemed' },
});

export const cancelReward = v2Endpoint({
  ...inCart,
  id: 'v2_storefront_cancel_reward',
  path: `${PREFIX}/transactions/{id}/cancel`,
  summary: 'Take the reward out of the cart',
  description:
    'A redemption of the member’s own that is pending gives its points back; its code is burned.',
  answered: { ...redeemExample, status: 'rejected' },
});

/** What the script asks beside the platform's own operations. */
export const SHOP_PAGE_ENDPOINTS: readonly V2Endpoint[] = [
  signInShopper,
  potentialPoints,
  trackOrder,
  confirmReward,
  cancelReward,
];
