import type { TransactionData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { activityIcon } from '../activity-icon.ts';
import { Icon, type IconName } from '../icons.tsx';
import { useShared } from '../shared.ts';
import { fileFieldOf } from './send-files.tsx';
import type { Words } from '../texts/forms.ts';

/** Movements of points, one a line. */
export function TransactionRows(props: {
  readonly transactions: readonly TransactionData[];
}): JSX.Element {
  return (
    <ul class="lines">
      {props.transactions.map((one) => (
        <Line one={one} key={one.id} />
      ))}
    </ul>
  );
}

function Line({ one }: { readonly one: TransactionData }): JSX.Element {
  const { speech } = useShared();
  const { words } = speech;
  const isAward = one.transaction_type === 'award';
  const state = stateOf(one, words);
  const isVoid = one.status === 'rejected';
  const sign = isAward ? '+' : '−';
  return (
    <li class={isVoid ? 'line void' : 'line'}>
      <span class="badge">
        <Icon name={iconOf(one)} />
      </span>
      <span class="what">
        <span>
          <bdi>{titleOf(one, words)}</bdi>
        </span>
        <small class="faint">
          {speech.day(one.transaction_date)}
          {state !== '' && <span class="state">{state}</span>}
        </small>
      </span>
      <span class={isAward ? 'amount plus' : 'amount'} dir="ltr">
        {sign}
        {speech.number(one.points)}
      </span>
    </li>
  );
}

function iconOf({ transaction_type: type, award_info: award }: TransactionData): IconName {
  if (type === 'award') return activityIcon(award?.activity_id ?? '');
  return type === 'redeem' ? 'redeem' : 'minus';
}

function titleOf(one: TransactionData, words: Words): string {
  if (one.award_info !== undefined) return one.award_info.activity_name;
  if (one.reward_info !== undefined) return one.reward_info.reward_name;
  const reason = words[`reason_${one.deduct_info?.reason ?? 'adjust'}` as keyof Words];
  return typeof reason === 'string' ? reason : words.reason_adjust;
}

function stateOf({ status, award_info: award }: TransactionData, words: Words): string {
  const isLookedAt = award !== undefined && fileFieldOf(award.activity_id) !== undefined;
  if (status === 'pending') return isLookedAt ? words.fileLooking : words.pending;
  return status === 'rejected' ? words.rejected : '';
}
