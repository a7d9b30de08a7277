import { NativeSelect, SimpleGrid, TagsInput, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { Panel } from '../../ui/panel.tsx';
import { changeGroup, type Settings } from './settings-part.ts';

type Fields = { readonly editing: Editing<Settings> };
type Earning = NonNullable<Settings['earning']>;
type GiftCards = NonNullable<Earning['giftCards']>;
type BrowserOrders = NonNullable<Earning['browserOrders']>;

const TENDERS_MAX = 50;
const TENDER_LENGTH_MAX = 64;
const PRODUCTS_MAX = 1000;
const PRODUCT_LENGTH_MAX = 200;
/** What core leaves out unless the program lists others. */
const TENDERS = ['gift_card', 'store_credit', 'points'];
const COLUMNS = { base: 1, sm: 2 } as const;

const GIFT_CARDS: readonly {
  readonly name: keyof GiftCards;
  readonly label: string;
  readonly description: string;
}[] = [
  {
    ...{ name: 'productIds', label: 'Gift cards, by product' },
    description: 'Ids of products in your shop.',
  },
  {
    ...{ name: 'productCategories', label: 'Gift cards, by category' },
    description: 'Every product of these categories.',
  },
  {
    ...{ name: 'productTags', label: 'Gift cards, by tag' },
    description: 'Every product with one of these tags.',
  },
];

/** What earns nothing: ways of paying, and products that are gift cards. */
export function NotEarningPanel({ editing }: Fields): ReactElement {
  const { excludedTenders = TENDERS, giftCards = {} } = editing.value.earning ?? {};
  const change = (name: keyof GiftCards, products: readonly string[]): void => {
    const all = Object.entries({ ...giftCards, [name]: products });
    const left = all.filter(([, held]) => held.length > 0);
    changeGroup(editing, 'earning', {
      giftCards: left.length === 0 ? undefined : (Object.fromEntries(left) as GiftCards),
    });
  };
  return (
    <Panel
      title="What earns nothing"
      lead="Money on a gift card earns when the card is bought or when it is spent. With both left out it never earns, so keep the one that suits you. Enter adds to a list."
    >
      <SimpleGrid cols={COLUMNS}>
        <TagsInput
          {...{ label: 'Ways of paying', maxTags: TENDERS_MAX, maxLength: TENDER_LENGTH_MAX }}
          description="As the shop calls them. The rest of the order earns."
          {...{ clearable: true, value: [...excludedTenders] }}
          onChange={(tenders) =>
            changeGroup(editing, 'earning', {
              excludedTenders: isUsual(tenders) ? undefined : tenders,
            })
          }
          error={problemWithin(editing, 'earning.excludedTenders')}
        />
        {GIFT_CARDS.map(({ name, label, description }) => (
          <TagsInput
            key={name}
            {...{ label, description, maxTags: PRODUCTS_MAX, maxLength: PRODUCT_LENGTH_MAX }}
            {...{ clearable: true, value: [...(giftCards[name] ?? [])] }}
            onChange={(products) => change(name, products)}
            error={editing.problemAt(`earning.giftCards.${name}`)}
          />
        ))}
      </SimpleGrid>
    </Panel>
  );
}

function isUsual(tenders: readonly string[]): boolean {
  return tenders.length === TENDERS.length && TENDERS.every((name) => tenders.includes(name));
}

/** The first thing that is wrong with a list or with one of what it lists. */
function problemWithin({ plan }: Editing<Settings>, base: string): string | null {
  const found = plan.data?.problems.find(({ path }) => path.startsWith(base));
  return found === undefined ? null : `“${found.found}” does not fit. Allowed: ${found.allowed}.`;
}

const BROWSER_ORDERS: Readonly<
  Record<BrowserOrders, { readonly label: string; readonly meaning: string }>
> = {
  by_hand: {
    label: 'Count once somebody approves them',
    meaning:
      'An order that your shop’s server signed counts at once. One that it did not sign waits in Moderation for a person.',
  },
  signed: {
    label: 'Are refused',
    meaning:
      'Only orders that your shop’s server signed count. What a browser says by itself is refused.',
  },
  refused: {
    label: 'Are refused, and so are signed ones',
    meaning:
      'Only your shop’s server tells of orders, by the API or by its plugin. Nothing that a page tells counts.',
  },
};

/** Whose word is taken for an order that a page of the shop tells. */
export function BrowserOrdersPanel({ editing }: Fields): ReactElement {
  const how = editing.value.earning?.browserOrders ?? 'by_hand';
  return (
    <Panel
      title="Orders that browsers tell"
      lead="The script on the shop’s pages can tell of an order. Whoever sits before the browser can change what it tells, unless the shop signed it."
    >
      <NativeSelect
        {...{ label: 'Orders that the shop did not sign', value: how, maw: 420 }}
        data={Object.entries(BROWSER_ORDERS).map(([value, { label }]) => ({ value, label }))}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value as BrowserOrders;
          changeGroup(editing, 'earning', {
            browserOrders: chosen === 'by_hand' ? undefined : chosen,
          });
        }}
        error={editing.problemAt('earning.browserOrders')}
      />
      <Text size="sm" aria-live="polite">
        {BROWSER_ORDERS[how].meaning}
      </Text>
    </Panel>
  );
}
