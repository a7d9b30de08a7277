import { Group, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { Panel } from '../../ui/panel.tsx';
import { BudgetField } from './budget-field.tsx';
import type { Activity, EditedActivity } from './document.ts';

type Fields = { readonly editing: Editing<EditedActivity> };

const NAME_MAX = 200;
const TEXT_MAX = 5000;
const DAYS_TO_RETURN = 14;
const APPROVAL_DAYS_MAX = 3650;
const DAYS_MAX = 36_500;
const MONTHS_MAX = 1200;
export const PURCHASE = 'made_a_purchase';

/** Changes fields of the activity; undefined takes one away. */
export function changing(
  editing: Editing<EditedActivity>,
): (some: { readonly [K in keyof Activity]?: Activity[K] | undefined }) => void {
  const { value, set } = editing;
  return (some) => {
    const all = Object.entries({ ...value.activity, ...some });
    const activity = Object.fromEntries(all.filter(([, held]) => held !== undefined)) as Activity;
    set({ ...value, activity });
  };
}

/** What it earns, and when that can be spent. */
export function EarningPanel({ editing }: Fields): ReactElement {
  const { activity } = editing.value;
  const change = changing(editing);
  const { earn, id } = activity;
  const isFixed = 'points' in earn;
  const amount = isFixed ? earn.points : earn.multiplier;
  const per =
    id === PURCHASE
      ? `for each ${editing.document.currency} of an order`
      : 'for each unit that the shop passes';
  return (
    <Panel title="What it earns">
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        <NativeSelect
          label="Points"
          data={[
            { value: 'points', label: 'A fixed number' },
            { value: 'multiplier', label: per.replace('for', 'For') },
          ]}
          value={isFixed ? 'points' : 'multiplier'}
          onChange={({ currentTarget: { value } }) =>
            change({ earn: value === 'points' ? { points: amount } : { multiplier: amount } })
          }
          miw={200}
        />
        <TextInput
          label={isFixed ? 'How many points' : `Points ${per}`}
          {...{ value: amount, inputMode: 'decimal', autoComplete: 'off', miw: 160 }}
          onChange={({ currentTarget: { value } }) =>
            change({ earn: isFixed ? { points: value } : { multiplier: value } })
          }
          error={editing.problemAt(isFixed ? 'earn.points' : 'earn.multiplier')}
        />
      </Group>
      <Approval editing={editing} />
      <OwnExpiry editing={editing} />
      <BudgetField
        {...{ editing, budget: activity.budget, label: 'Budget of the whole activity' }}
        about="What no longer fits into it is refused."
        onChoose={(budget, budgets) => {
          const { budget: _before, ...rest } = activity;
          editing.set({
            ...editing.value,
            budgets,
            activity: budget === undefined ? rest : { ...rest, budget },
          });
        }}
      />
    </Panel>
  );
}

const APPROVALS = [
  { value: 'immediately', label: 'At once' },
  { value: 'after_days', label: 'After some days, so that orders can come back' },
  { value: 'by_hand', label: 'Once somebody approves them' },
];
export const LOOKED_AT = new Set(['submit_a_receipt', 'upload_photo']);

function Approval({ editing }: Fields): ReactElement {
  const { activity } = editing.value;
  const change = changing(editing);
  const usual = LOOKED_AT.has(activity.id) ? 'by_hand' : 'immediately';
  const { approval = { mode: usual } as const } = activity;
  return (
    <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
      <NativeSelect
        {...{ label: 'Points can be spent', data: APPROVALS, value: approval.mode, miw: 200 }}
        onChange={({ currentTarget: { value } }) =>
          change({
            approval:
              value === 'after_days'
                ? { mode: 'after_days', days: DAYS_TO_RETURN }
                : { mode: value === 'by_hand' ? 'by_hand' : 'immediately' },
          })
        }
      />
      {approval.mode === 'after_days' && (
        <NumberInput
          {...{
            label: 'Days to wait',
            min: 1,
            max: APPROVAL_DAYS_MAX,
            allowDecimal: false,
            miw: 160,
          }}
          value={approval.days}
          onChange={(days) => change({ approval: { mode: 'after_days', days: Number(days) } })}
          error={editing.problemAt('approval.days')}
        />
      )}
    </Group>
  );
}

const EXPIRIES = [
  { value: 'program', label: 'As the program says' },
  { value: 'never', label: 'Never' },
  { value: 'days', label: 'After some days' },
  { value: 'months', label: 'After some months' },
  { value: 'calendar', label: 'On a day of the year' },
];

function OwnExpiry({ editing }: Fields): ReactElement {
  const { expiry } = editing.value.activity;
  const change = changing(editing);
  const kind =
    expiry === undefined
      ? 'program'
      : expiry.mode !== 'after'
        ? expiry.mode
        : 'days' in expiry
          ? 'days'
          : 'months';
  const span = expiry?.mode === 'after' ? ('days' in expiry ? expiry.days : expiry.months) : 0;
  const put = (mode: string, length: number): void => {
    if (mode === 'program') change({ expiry: undefined });
    else if (mode === 'never') change({ expiry: { mode: 'never' } });
    else if (mode === 'days') change({ expiry: { mode: 'after', days: length } });
    else if (mode === 'months') change({ expiry: { mode: 'after', months: length } });
    else change({ expiry: { mode: 'calendar', month: 12, day: 31, years: 1 } });
  };
  return (
    <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
      <NativeSelect
        {...{ label: 'Its points lapse', data: EXPIRIES, value: kind, miw: 200 }}
        onChange={({ currentTarget: { value } }) => put(value, value === 'days' ? 90 : 12)}
      />
      {(kind === 'days' || kind === 'months') && (
        <NumberInput
          {...{ label: kind === 'days' ? 'Days' : 'Months', min: 1, allowDecimal: false, miw: 160 }}
          max={kind === 'days' ? DAYS_MAX : MONTHS_MAX}
          value={span}
          onChange={(length) => put(kind, Number(length))}
          error={editing.problemAt(`expiry.${kind}`)}
        />
      )}
      {expiry?.mode === 'calendar' && <YearlyDay {...{ expiry, editing }} />}
    </Group>
  );
}

const MONTHS = Array.from({ length: 12 }, (_, month) => ({
  value: String(month + 1),
  label: new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, month, 1),
  ),
}));
const DAYS_IN_MONTH_MAX = 31;
const YEARS_MAX = 100;

function YearlyDay(
  props: Fields & {
    readonly expiry: Extract<NonNullable<Activity['expiry']>, { mode: 'calendar' }>;
  },
): ReactElement {
  const { expiry, editing } = props;
  const change = changing(editing);
  return (
    <>
      <NumberInput
        {...{ label: 'Day', min: 1, max: DAYS_IN_MONTH_MAX, allowDecimal: false, miw: 80 }}
        value={expiry.day}
        onChange={(day) => change({ expiry: { ...expiry, day: Number(day) } })}
        error={editing.problemAt('expiry.day')}
      />
      <NativeSelect
        {...{ label: 'Month', data: MONTHS, value: String(expiry.month), miw: 120 }}
        onChange={({ currentTarget: { value } }) =>
          change({ expiry: { ...expiry, month: Number(value) } })
        }
      />
      <NumberInput
        {...{ label: 'Years later', min: 0, max: YEARS_MAX, allowDecimal: false, miw: 110 }}
        value={expiry.years}
        onChange={(years) => change({ expiry: { ...expiry, years: Number(years) } })}
      />
    </>
  );
}

/** What members read of it. */
export function AboutPanel({ editing }: Fields): ReactElement {
  const { activity } = editing.value;
  const change = changing(editing);
  const orNone = (text: string): string | undefined => (text === '' ? undefined : text);
  return (
    <Panel title="What members read">
      <TextInput
        {...{ label: 'Name', value: activity.name, maxLength: NAME_MAX }}
        onChange={({ currentTarget: { value } }) => change({ name: value })}
        error={editing.problemAt('name')}
      />
      <TextInput
        {...{ label: 'Description', value: activity.description ?? '', maxLength: TEXT_MAX }}
        description="Stands beside the activity on the page where members see how to earn."
        onChange={({ currentTarget: { value } }) => change({ description: orNone(value) })}
      />
      <Textarea
        {...{ label: 'More, when it is opened', autosize: true, minRows: 2, maxLength: TEXT_MAX }}
        value={activity.earningDescription ?? ''}
        onChange={({ currentTarget: { value } }) => change({ earningDescription: orNone(value) })}
      />
    </Panel>
  );
}
