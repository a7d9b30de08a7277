import { Anchor, Group, NativeSelect, NumberInput, Switch, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Editing } from '../../api/use-editing.ts';
import { Panel } from '../../ui/panel.tsx';
import {
  rewarding,
  withSide,
  type Referrals,
  type ReferralValue,
  type Side,
} from './referral-part.ts';

const WAIT_DAYS_MAX = 365;
const ADDRESS_MAX = 1000;

const WORDS: Readonly<Record<Side, { readonly title: string; readonly lead: string }>> = {
  referrer: {
    title: 'Who recommends',
    lead: 'Once the friend’s purchase has stood: never for themselves, and never for somebody who was a customer before.',
  },
  friend: {
    title: 'The friend',
    lead: 'For coming by a recommendation and buying.',
  },
};

interface Fields {
  readonly editing: Editing<ReferralValue>;
}

/** Changes fields of the referrals; undefined takes one away. */
function changing({
  editing,
}: Fields): (some: { readonly [K in keyof Referrals]?: Referrals[K] | undefined }) => void {
  return (some) => {
    const all = Object.entries({ ...editing.value.referrals, ...some });
    const referrals = Object.fromEntries(all.filter(([, held]) => held !== undefined)) as Referrals;
    editing.patch({ referrals });
  };
}

/** What one side is given: an activity, and its points. */
export function SideFields({ editing, side }: Fields & { readonly side: Side }): ReactElement {
  const { value, problemAt, document } = editing;
  const { activities } = value;
  const chosen = value.referrals?.[side];
  const place = document.activities.findIndex(({ id }) => id === chosen);
  const activity = activities.find(({ id }) => id === chosen);
  const change = changing({ editing });
  const setPoints = (points: string): void =>
    editing.patch({
      activities: activities.map((one) => (one.id === chosen ? { ...one, earn: { points } } : one)),
    });
  return (
    <Panel {...WORDS[side]}>
      {side === 'friend' && (
        <Switch
          {...{ label: 'Friends get points too', checked: chosen !== undefined }}
          onChange={({ currentTarget: { checked } }) =>
            checked ? editing.set(withSide(value, 'friend')) : change({ friend: undefined })
          }
        />
      )}
      {activity !== undefined && 'points' in activity.earn && (
        <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            {...{ label: 'Points', inputMode: 'decimal', autoComplete: 'off', miw: 140 }}
            value={activity.earn.points}
            description="Given by themselves."
            onChange={({ currentTarget }) => setPoints(currentTarget.value)}
            error={problemAt(`activities[${String(place)}].earn.points`)}
          />
          <NativeSelect
            {...{ label: 'Given as', value: chosen, miw: 200 }}
            description="Members read this name in their history."
            data={rewarding(activities).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => change({ [side]: currentTarget.value })}
            error={problemAt(`referrals.${side}`)}
          />
        </Group>
      )}
      {activity !== undefined && (
        <Text size="sm" c="dimmed">
          Rules, budget and texts of it stand at the activity{' '}
          <Anchor component={Link} to={`/program/activities/${activity.id}`} underline="always">
            {activity.name}
          </Anchor>
          .
        </Text>
      )}
    </Panel>
  );
}

/** Which purchases count, and when it is given. */
export function Conditions({
  editing,
  referrals,
}: Fields & { readonly referrals: Referrals }): ReactElement {
  const { problemAt, document } = editing;
  const change = changing({ editing });
  const { on = 'first_purchase', minimumSubtotal = '', waitDays } = referrals;
  return (
    <Panel
      title="Which purchases count"
      lead="Let it stand as long as orders can be sent back. It is looked at again then: what was sent back rewards nobody."
    >
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        <NativeSelect
          {...{ label: 'Of a friend’s purchases', value: on, miw: 180 }}
          data={[
            { value: 'first_purchase', label: 'The first one' },
            { value: 'every_purchase', label: 'Every one' },
          ]}
          onChange={({ currentTarget: { value } }) =>
            change({ on: value === 'every_purchase' ? 'every_purchase' : undefined })
          }
        />
        <TextInput
          label={`Smallest order, ${document.currency}`}
          {...{ inputMode: 'decimal', placeholder: 'Any size', value: minimumSubtotal, miw: 140 }}
          onChange={({ currentTarget: { value } }) =>
            change({ minimumSubtotal: value || undefined })
          }
          error={problemAt('referrals.minimumSubtotal')}
        />
        <NumberInput
          {...{ label: 'Days that it must stand', min: 0, max: WAIT_DAYS_MAX, miw: 160 }}
          {...{ allowDecimal: false, value: waitDays ?? 0 }}
          onChange={(days) => change({ waitDays: Number(days) === 0 ? undefined : Number(days) })}
          error={problemAt('referrals.waitDays')}
        />
      </Group>
    </Panel>
  );
}

/** Where links lead, and whether the code does without one. */
export function Ways({
  editing,
  referrals,
}: Fields & { readonly referrals: Referrals }): ReactElement {
  const { problemAt } = editing;
  const change = changing({ editing });
  const { landingPage = '', codesAsCoupons = true } = referrals;
  return (
    <Panel title="How friends come" lead="By a member’s link, or with the code in it.">
      <TextInput
        {...{
          label: 'Page that links lead to',
          type: 'url',
          inputMode: 'url',
          maxLength: ADDRESS_MAX,
        }}
        {...{ placeholder: 'https://shop.example/welcome', value: landingPage }}
        description="Where friends arrive, by links that were sent before too. Without it they come to the address of your shop, or, where that is not known, to a page that tells them the code."
        onChange={({ currentTarget: { value } }) => change({ landingPage: value || undefined })}
        error={problemAt('referrals.landingPage')}
      />
      <Switch
        {...{ label: 'A referral code may be given as a coupon', checked: codesAsCoupons }}
        description="For friends who type the code at the checkout in place of following a link."
        onChange={({ currentTarget: { checked } }) =>
          change({ codesAsCoupons: checked ? undefined : false })
        }
      />
    </Panel>
  );
}
