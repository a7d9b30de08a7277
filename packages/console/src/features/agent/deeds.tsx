import { NativeSelect, Text, TextInput } from '@mantine/core';
import type {
  ActivityData,
  award,
  MemberData,
  redeem,
  reverse,
  TransactionData,
} from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { pointsText } from '../../ui/formats.ts';
import { nameOf } from '../../ui/member-name.ts';
import { Loading } from '../../ui/states.tsx';
import { titleOf } from '../../ui/transaction-words.ts';
import {
  activitiesCall,
  awardCall,
  limitsCall,
  redeemCall,
  reverseCall,
  rewardsCall,
} from './calls.ts';

interface DeedTerms {
  readonly member: MemberData;
  readonly onClose: () => void;
}

const REASON = { label: 'Why (colleagues see it)', maxLength: 1000 } as const;
const ALL = { count: 1000 } as const;

/** Gives the points of an activity; orders are the shop's. */
export function GiveDialog({ member, onClose }: DeedTerms): ReactElement {
  const { person } = useMe();
  const { data } = useRead(activitiesCall, { query: ALL });
  const limits = useRead(limitsCall, {}, { isWanted: person.role === 'agent' }).data;
  if (data === undefined) return <Loading />;
  const activities = data.activities.filter((each) => each.is_active && isByHand(each));
  const label = (each: ActivityData): string => {
    const own = each.points_config.points;
    return own === undefined ? each.activity_name : `${each.activity_name}, ${pointsText(own)}`;
  };
  return (
    <ActionDialog<typeof award, { activity_id: string; reason: string }>
      onClose={onClose}
      action={{
        title: `Give points to ${nameOf(member)}`,
        call: awardCall,
        initial: { activity_id: activities[0]?.activity_id ?? '', reason: '' },
        sentOf: ({ activity_id, reason }) => ({
          body: {
            ...{ member_id: member.member_id, activity_id },
            transaction_attributes: saying(reason),
          },
        }),
        effectOf: ({ points, status }) => (
          <Text size="sm">
            {nameOf(member)} gets <b>{pointsText(points)}</b>
            {status === 'pending' ? ', once they are approved' : ''}. To spend:{' '}
            {pointsText(member.available_points)} →{' '}
            <b>{pointsText(member.available_points + (status === 'pending' ? 0 : points))}</b>
          </Text>
        ),
        confirm: ({ points }) => `Give ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} given to ${nameOf(member)}`,
        fields: (form) => {
          const chosen = activities.find((each) => each.activity_id === form.values.activity_id);
          const over = overLimit(chosen?.points_config.points ?? 0, limits);
          return (
            <>
              <NativeSelect
                label="For what"
                data={activities.map((each) => ({
                  value: each.activity_id,
                  label: label(each),
                }))}
                data-autofocus
                {...form.getInputProps('activity_id')}
              />
              {over !== '' && (
                <Text size="sm" c="red">
                  {over}
                </Text>
              )}
              <TextInput {...REASON} {...form.getInputProps('reason')} />
            </>
          );
        },
      }}
    />
  );
}

function isByHand({ points_config: config }: ActivityData): boolean {
  return config.attribute_to_multiply === undefined;
}

/** Said before the server has to. */
function overLimit(
  points: number,
  limits: { readonly award_max: number | null; readonly left_today: number | null } | undefined,
): string {
  const { award_max: most = null, left_today: left = null } = limits ?? {};
  if (most !== null && points > most) return `You may give ${pointsText(most)} at once.`;
  if (left !== null && points > left) return `You may give ${pointsText(left)} more today.`;
  return '';
}

function saying(reason: string): { readonly reason?: string } {
  return reason.trim() === '' ? {} : { reason: reason.trim() };
}

export function RedeemDialog({ member, onClose }: DeedTerms): ReactElement {
  const { data } = useRead(rewardsCall, { path: { mid: member.id }, query: ALL });
  if (data === undefined) return <Loading />;
  const rewards = [...data.rewards].sort(
    (one, other) => Number(other.is_eligible ?? true) - Number(one.is_eligible ?? true),
  );
  return (
    <ActionDialog<typeof redeem, { reward_id: string; points: string; reason: string }>
      onClose={onClose}
      action={{
        title: `Redeem a reward for ${nameOf(member)}`,
        call: redeemCall,
        initial: { reward_id: rewards[0]?.reward_id ?? '', points: '', reason: '' },
        sentOf: ({ reward_id, points, reason }) => ({
          body: {
            ...{ member_id: member.member_id, reward_id, status: 'approved' },
            points: points.trim() || undefined,
            transaction_attributes: saying(reason),
          },
        }),
        effectOf: ({ points, reward_info: info }) => (
          <Text size="sm">
            {nameOf(member)} gets <b>{info?.reward_name}</b> for {pointsText(points)}. To spend:{' '}
            {pointsText(member.available_points)} →{' '}
            <b>{pointsText(Math.max(0, member.available_points - points))}</b>
          </Text>
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
                    is_eligible === false ? ' – not available now' : ''
                  }`,
                }))}
                data-autofocus
                {...form.getInputProps('reward_id')}
              />
              {range?.points_range != null && (
                <TextInput
                  {...{ label: 'Points', inputMode: 'decimal', autoComplete: 'off' }}
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

/** Takes back what is left of an award. */
export function TakeBackDialog(
  props: DeedTerms & { readonly transaction: TransactionData },
): ReactElement {
  const { member, transaction, onClose } = props;
  return (
    <ActionDialog<typeof reverse, { reason: string }>
      onClose={onClose}
      action={{
        title: `Take back “${titleOf(transaction)}”`,
        call: reverseCall,
        danger: true,
        initial: { reason: '' },
        sentOf: ({ reason }) => ({
          path: { tid: transaction.id },
          body: { transaction_attributes: saying(reason) },
        }),
        effectOf: ({ points }) => (
          <Text size="sm">
            <b>{pointsText(points)}</b> are taken back from {nameOf(member)}.
          </Text>
        ),
        confirm: ({ points }) => `Take back ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} taken back`,
        fields: (form) => (
          <>
            <Text size="sm">What is left of it is taken back. What was spent stays spent.</Text>
            <TextInput
              {...{ ...REASON, 'data-autofocus': true }}
              {...form.getInputProps('reason')}
            />
          </>
        ),
      }}
    />
  );
}
