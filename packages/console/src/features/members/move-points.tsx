import { NativeSelect, Text, TextInput } from '@mantine/core';
import type { ActivityData, award, deduct, MemberData, redeem } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { pointsText } from '../../ui/formats.ts';
import { Loading } from '../../ui/states.tsx';
import { activitiesCall, awardCall, deductCall, memberRewardsCall, redeemCall } from './calls.ts';
import { nameOf } from '../../ui/member-name.ts';

interface ActionTerms {
  readonly member: MemberData;
  readonly onClose: () => void;
}

const REASON = { label: 'Why (colleagues see it)', maxLength: 1000 } as const;
const POINTS = { inputMode: 'decimal', autoComplete: 'off' } as const;

/** Points for an activity: its own, or as many as are typed; orders by what was paid. */
export function AwardDialog({ member, onClose }: ActionTerms): ReactElement {
  const { data } = useRead(activitiesCall, { query: { count: 1000 } });
  if (data === undefined) return <Loading />;
  const activities = data.activities.filter(({ is_active }) => is_active);
  const first = activities.find((each) => !takesOrder(each)) ?? activities[0];
  return (
    <ActionDialog<typeof award, AwardValues>
      onClose={onClose}
      action={{
        title: `Award points to ${nameOf(member)}`,
        call: awardCall,
        initial: { ...NOTHING, activity_id: first?.activity_id ?? '' },
        sentOf: (values) => awardBody(values, member, activities),
        effectOf: ({ points, status }) => (
          <>
            <Text size="sm">
              {nameOf(member)} gets <b>{pointsText(points)}</b>
              {status === 'pending' ? ', once they are approved.' : '.'}
            </Text>
            {status !== 'pending' && <Balance {...{ member, change: points }} />}
          </>
        ),
        confirm: ({ points }) => `Award ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} awarded to ${nameOf(member)}`,
        fields: (form) => {
          const chosen = activities.find((each) => each.activity_id === form.values.activity_id);
          return (
            <>
              <NativeSelect
                label="Activity"
                data={activities.map((each) => ({
                  value: each.activity_id,
                  label: each.activity_name,
                }))}
                data-autofocus
                {...form.getInputProps('activity_id')}
              />
              {chosen !== undefined && takesOrder(chosen) ? (
                <>
                  <TextInput label="Order number" {...form.getInputProps('order_id')} />
                  <TextInput
                    {...{ ...POINTS, label: 'Paid for goods, without shipping and taxes' }}
                    {...form.getInputProps('order_subtotal')}
                  />
                </>
              ) : (
                <TextInput
                  {...{ ...POINTS, label: 'Points' }}
                  description={ownPoints(chosen)}
                  {...form.getInputProps('points_passed')}
                />
              )}
              <TextInput {...REASON} {...form.getInputProps('reason')} />
            </>
          );
        },
      }}
    />
  );
}

interface AwardValues extends Record<string, unknown> {
  readonly activity_id: string;
  readonly points_passed: string;
  readonly order_id: string;
  readonly order_subtotal: string;
  readonly reason: string;
}
const NOTHING = { points_passed: '', order_id: '', order_subtotal: '', reason: '' };

function awardBody(
  values: AwardValues,
  member: MemberData,
  activities: readonly ActivityData[],
): { readonly body: { readonly [name: string]: string | Record<string, string> } } {
  const { activity_id, points_passed, order_id, order_subtotal, reason } = values;
  const chosen = activities.find((each) => each.activity_id === activity_id);
  const said = reason.trim() === '' ? {} : { reason: reason.trim() };
  const order =
    chosen !== undefined && takesOrder(chosen)
      ? { order_id: order_id.trim(), order_subtotal, order_total: order_subtotal }
      : {};
  const passed = points_passed.trim() === '' ? {} : { points_passed: points_passed.trim() };
  return {
    body: {
      ...{ member_id: member.member_id, activity_id, ...passed },
      transaction_attributes: { ...said, ...order },
    },
  };
}

function takesOrder({ points_config: config }: ActivityData): boolean {
  return config.attribute_to_multiply === 'order_subtotal';
}

function ownPoints(activity: ActivityData | undefined): string {
  const own = activity?.points_config.points;
  return own === undefined ? '' : `Leave it empty for the usual ${pointsText(own)}.`;
}

export function DeductDialog({ member, onClose }: ActionTerms): ReactElement {
  return (
    <ActionDialog<typeof deduct, { points: string; reason: string }>
      onClose={onClose}
      action={{
        title: `Take points from ${nameOf(member)}`,
        call: deductCall,
        danger: true,
        initial: { points: '', reason: '' },
        sentOf: ({ points, reason }) => ({
          body: {
            ...{ member_id: member.member_id, points: points.trim() || undefined },
            transaction_attributes: reason.trim() === '' ? {} : { reason: reason.trim() },
          },
        }),
        effectOf: ({ points }) => <Balance {...{ member, change: -points }} />,
        confirm: ({ points }) => `Take ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} taken from ${nameOf(member)}`,
        fields: (form) => (
          <>
            <TextInput
              {...{ ...POINTS, label: 'Points', 'data-autofocus': true }}
              description={`${nameOf(member)} has ${pointsText(member.available_points)} to spend.`}
              {...form.getInputProps('points')}
            />
            <TextInput {...REASON} {...form.getInputProps('reason')} />
          </>
        ),
      }}
    />
  );
}

export function RedeemDialog({ member, onClose }: ActionTerms): ReactElement {
  const { data } = useRead(memberRewardsCall, {
    path: { mid: member.id },
    query: { include_ineligible: true, count: 1000 },
  });
  if (data === undefined) return <Loading />;
  const { rewards } = data;
  const first = rewards.find(({ is_eligible }) => is_eligible) ?? rewards[0];
  return (
    <ActionDialog<typeof redeem, { reward_id: string; points: string; reason: string }>
      onClose={onClose}
      action={{
        title: `Redeem a reward for ${nameOf(member)}`,
        call: redeemCall,
        initial: { reward_id: first?.reward_id ?? '', points: '', reason: '' },
        sentOf: ({ reward_id, points, reason }) => ({
          body: {
            ...{ member_id: member.member_id, reward_id, status: 'approved' },
            points: points.trim() || undefined,
            transaction_attributes: reason.trim() === '' ? {} : { reason: reason.trim() },
          },
        }),
        effectOf: ({ points, reward_info }) => (
          <>
            <Text size="sm">
              {nameOf(member)} gets <b>{reward_info?.reward_name}</b> for {pointsText(points)}.
            </Text>
            <Balance {...{ member, change: -points }} />
          </>
        ),
        confirm: ({ points }) => `Redeem for ${pointsText(points)}`,
        done: ({ reward_info: info }) =>
          info === undefined || info.coupon_code === ''
            ? 'The reward is redeemed'
            : `${info.reward_name}: the code is ${info.coupon_code}`,
        fields: (form) => {
          const range = rewards.find((each) => each.reward_id === form.values.reward_id);
          return (
            <>
              <NativeSelect
                label="Reward"
                data={rewards.map(({ reward_id, reward_name, is_eligible, ...reward }) => ({
                  value: reward_id,
                  label: `${reward_name}, ${pointsText(reward.points_to_be_redeemed)}${
                    is_eligible === false ? ' – not available to this member now' : ''
                  }`,
                }))}
                data-autofocus
                {...form.getInputProps('reward_id')}
              />
              {range?.points_range != null && (
                <TextInput
                  {...{ ...POINTS, label: 'Points' }}
                  description={`From ${pointsText(range.points_range.minimum)} to ${pointsText(range.points_range.maximum)}.`}
                  {...form.getInputProps('points')}
                />
              )}
              <TextInput {...REASON} {...form.getInputProps('reason')} />
            </>
          );
        },
      }}
    />
  );
}

/** What stands on the account before and afterwards. */
function Balance({
  member,
  change,
}: {
  readonly member: MemberData;
  readonly change: number;
}): ReactElement {
  const before = member.available_points;
  return (
    <Text size="sm" className="numbers">
      To spend: {pointsText(before)} → <b>{pointsText(Math.max(0, before + change))}</b>
    </Text>
  );
}
