import type { TransactionData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { useTransactions } from '../data.ts';
import { Icon } from '../icons.tsx';
import { Answer, Button, Copyable, Empty } from '../parts.tsx';
import { useShared } from '../shared.ts';
import { fill } from '../texts/words.ts';
import type { Words } from '../texts/forms.ts';
import { readTime } from '../times.ts';

const COUNT = 50;
const TAKEN = { transaction_type: '{"eq":"redeem"}', count: COUNT } as const;

/** What somebody has redeemed, with the codes. */
export function Rewards(): JSX.Element {
  const { speech, go } = useShared();
  const { words } = speech;
  return (
    <Answer of={useTransactions(TAKEN)} rows={4}>
      {({ transactions }) =>
        transactions.length === 0 ? (
          <Empty icon="rewards" text={words.rewards_empty}>
            <Button onClick={() => go('redeem')}>{words.redeem_title}</Button>
          </Empty>
        ) : (
          <ul class="grid">
            {transactions.map((one) => (
              <Taken one={one} key={one.id} />
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

type State = 'ready' | 'expired' | 'waiting' | 'givenBack';

function stateOf({ status, reward_info: info }: TransactionData, now: number): State {
  if (status === 'rejected') return 'givenBack';
  if (status === 'pending') return 'waiting';
  const until = readTime(info?.coupon_expiry_date ?? '');
  return until !== null && until.getTime() < now ? 'expired' : 'ready';
}

function Taken({ one }: { readonly one: TransactionData }): JSX.Element {
  const { speech } = useShared();
  const { words } = speech;
  const state = stateOf(one, Date.now());
  const name = one.reward_info?.reward_name ?? '';
  const code = one.reward_info?.coupon_code ?? '';
  const until = speech.day(one.reward_info?.coupon_expiry_date ?? '');
  const isGood = state === 'ready' || state === 'waiting';
  return (
    <li class={isGood ? 'card ticket' : 'card ticket rest'} part="card">
      <div class="row">
        <span class="badge">
          <Icon name={isGood ? 'rewards' : 'minus'} />
        </span>
        <span class="state">{saidOf(state, words)}</span>
      </div>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p class="faint">
        {until === ''
          ? fill(words.redeemedOn, { date: speech.day(one.transaction_date) })
          : fill(words.goodUntil, { date: until })}
      </p>
      {code !== '' && isGood && (
        <Copyable text={code} label={fill(words.codeOf, { reward: name })} />
      )}
    </li>
  );
}

function saidOf(state: State, words: Words): string {
  return words[state];
}
