import { NativeSelect, Text, TextInput } from '@mantine/core';
import type { listMemberRewards, MemberData, redeem } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../api/call.ts';
import { useRead } from '../api/hooks.ts';
import { memberRewardsCall, redeemCall } from '../api/member-calls.ts';
import { ActionDialog } from './action-dialog.tsx';
import { Balance, POINTS, REASON, saying } from './deed-parts.tsx';
import { DialogAnswer } from './dialog-answer.tsx';
import { pointsText } from './formats.ts';
import { nameOf } from './member-name.ts';

type Rewards = Data<typeof listMemberRewards>['rewards'];

interface RedeemTerms {
  readonly member: MemberData;
  readonly onClose: () => void;
}

/** Spends a member's points on a reward, whether it is for this member or not: the server says why not. */
export function RedeemDialog({ member, onClose }: RedeemTerms): ReactElement {
  const found = useRead(memberRewardsCall, {
    path: { mid: member.id },
    query: { include_ineligible: true, count: 1000 },
  });
  return (
    <DialogAnswer {...{ of: found, title: titleFor(member), onClose }}>
      {({ rewards }) => (
        <Asking
          {...{ member, onClose }}
          rewards={[...rewards].sort((one, other) => rankOf(other) - rankOf(one))}
        />
      )}
    </DialogAnswer>
  );
}

function titleFor(member: MemberData): string {
  return `Redeem a reward for ${nameOf(member)}`;
}

/** What this member can have comes first. */
function rankOf({ is_eligible }: Rewards[number]): number {
  return Number(is_eligible ?? true);
}

function Asking({
  member,
  rewards,
  onClose,
}: RedeemTerms & { readonly rewards: Rewards }): ReactElement {
  return (
    <ActionDialog<typeof redeem, { reward_id: string; points: string; reason: string }>
      onClose={onClose}
      action={{
        title: titleFor(member),
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
          <>
            <Text size="sm">
              {nameOf(member)} gets <b>{info?.reward_name}</b> for {pointsText(points)}.
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
                data={rewards.map((each) => ({ value: each.reward_id, label: labelOf(each) }))}
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

function labelOf({
  reward_name: name,
  points_to_be_redeemed: points,
  is_eligible,
}: Rewards[number]): string {
  const note = is_eligible === false ? ' – not available to this member now' : '';
  return `${name}, ${pointsText(points)}${note}`;
}
