import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useTransactions } from '../data.ts';
import { Answer, Button, Empty } from '../parts.tsx';
import { useShared } from '../shared.ts';
import { slashedDay } from '../times.ts';
import { TransactionRows } from './transaction-rows.tsx';

const PAGE = 20;
/** As much as one call answers. */
const SHOWN_MAX = 1000;

const FILTERS = {
  all: {},
  earned: { transaction_type: '{"eq":"award"}' },
  spent: { transaction_type: '{"eq":"redeem"}' },
  pending: { status: '{"eq":"pending"}' },
  taken: { transaction_type: '{"eq":"deduct"}' },
} as const;
type FilterName = keyof typeof FILTERS;
const NAMES = Object.keys(FILTERS) as readonly FilterName[];

/** Every movement of points, by kind and by day. */
export function Activity(): JSX.Element {
  const { speech } = useShared();
  const { words } = speech;
  const [kind, setKind] = useState<FilterName>('all');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [count, setCount] = useState(PAGE);
  const isFiltered = kind !== 'all' || from !== '' || to !== '';
  const clear = (): void => {
    setKind('all');
    setFrom('');
    setTo('');
  };
  const created = spanOf(from, to);
  const found = useTransactions({
    ...FILTERS[kind],
    ...(created === '' ? {} : { created_date: created }),
    count,
  });
  return (
    <div class="stack">
      <div class="filters">
        <label class="field">
          <span>{words.show}</span>
          <select
            value={kind}
            onChange={(event) => {
              setKind(NAMES.find((name) => name === event.currentTarget.value) ?? 'all');
              setCount(PAGE);
            }}
          >
            {NAMES.map((name) => (
              <option value={name} key={name}>
                {words[name]}
              </option>
            ))}
          </select>
        </label>
        <Day label={words.from} value={from} onChange={setFrom} />
        <Day label={words.to} value={to} onChange={setTo} />
        {isFiltered && (
          <Button kind="quiet" onClick={clear}>
            {words.clear}
          </Button>
        )}
      </div>
      <Answer of={found} rows={6}>
        {({ transactions, more }) =>
          transactions.length === 0 ? (
            <Empty icon="activity" text={isFiltered ? words.activityNone : words.activity_empty} />
          ) : (
            <div class="card" part="card">
              <TransactionRows transactions={transactions} />
              {more && count < SHOWN_MAX && (
                <Button
                  kind="plain"
                  isBusy={found.isAsking}
                  onClick={() => setCount(Math.min(count + PAGE, SHOWN_MAX))}
                >
                  {words.more}
                </Button>
              )}
            </div>
          )
        }
      </Answer>
    </div>
  );
}

function Day(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <input
        type="date"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** Days as the API filters by them: the last one counts whole. */
function spanOf(from: string, to: string): string {
  if (from === '' && to === '') return '';
  if (to === '') return JSON.stringify({ gte: slashedDay(from) });
  if (from === '') return JSON.stringify({ lte: slashedDay(to) });
  return JSON.stringify({ between: `${slashedDay(from)}-${slashedDay(to)}` });
}
