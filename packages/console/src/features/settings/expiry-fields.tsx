import { Group, MultiSelect, NativeSelect, NumberInput, SimpleGrid, Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { monthNames } from '../../ui/month-names.ts';
import { Panel } from '../../ui/panel.tsx';
import type { Expiry, ExpiryValue } from './expiry-part.ts';

const DAYS_MAX = 36_500;
const MONTHS_MAX = 1200;
const DAYS_IN_MONTH_MAX = 31;
const YEARS_MAX = 100;
const REMINDERS_MAX = 8;
const FIRST_DAYS = 90;
const FIRST_MONTHS = 12;
/** Distances that people choose from; those of the document are added. */
const USUAL_DAYS = [90, 60, 30, 14, 7, 3, 1];

type Idle = Extract<Expiry, { readonly mode: 'inactivity' }>;
type Lasting = Extract<Expiry, { readonly mode: 'after' }> | Idle;

interface Fields<E extends Expiry> {
  readonly expiry: E;
  readonly put: (next: Expiry) => void;
  readonly editing: Editing<ExpiryValue>;
}

/** How many days or months. */
export function LengthFields({ expiry, put, editing }: Fields<Lasting>): ReactElement {
  const isDays = 'days' in expiry;
  const unit = isDays ? 'days' : 'months';
  const ofLength = (length: number, inDays: boolean): Expiry => {
    const { mode, ...rest } = expiry;
    const others = Object.fromEntries(
      Object.entries(rest).filter(([name]) => name !== 'days' && name !== 'months'),
    );
    return { mode, ...others, ...(inDays ? { days: length } : { months: length }) } as Expiry;
  };
  return (
    <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
      <NumberInput
        label={expiry.mode === 'after' ? 'How long they live' : 'How long without doing anything'}
        {...{ min: 1, max: isDays ? DAYS_MAX : MONTHS_MAX, allowDecimal: false, miw: 160 }}
        value={'days' in expiry ? expiry.days : expiry.months}
        description="To the end of a day in the program’s zone."
        onChange={(length) => put(ofLength(Number(length), isDays))}
        error={editing.problemAt(`expiry.${unit}`)}
      />
      <NativeSelect
        {...{ label: 'Counted in', value: unit, miw: 160 }}
        data={[
          { value: 'months', label: 'Months of the calendar' },
          { value: 'days', label: 'Days' },
        ]}
        description="A month from 31 January is the last of February."
        onChange={({ currentTarget: { value } }) =>
          put(ofLength(value === 'days' ? FIRST_DAYS : FIRST_MONTHS, value === 'days'))
        }
      />
    </Group>
  );
}

/** A day that comes every year. */
export function YearlyDay(
  props: Fields<Extract<Expiry, { readonly mode: 'calendar' }>>,
): ReactElement {
  const { expiry, put, editing } = props;
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      <NumberInput
        {...{ label: 'Day', min: 1, max: DAYS_IN_MONTH_MAX, allowDecimal: false }}
        value={expiry.day}
        onChange={(day) => put({ ...expiry, day: Number(day) })}
        error={editing.problemAt('expiry.day')}
      />
      <NativeSelect
        {...{ label: 'Month', data: monthNames(), value: String(expiry.month) }}
        onChange={({ currentTarget: { value } }) => put({ ...expiry, month: Number(value) })}
        error={editing.problemAt('expiry.month')}
      />
      <NumberInput
        {...{ label: 'Years later (0: the same)', min: 0, max: YEARS_MAX, allowDecimal: false }}
        value={expiry.years}
        onChange={(years) => put({ ...expiry, years: Number(years) })}
        error={editing.problemAt('expiry.years')}
      />
    </SimpleGrid>
  );
}

/** What keeps points alive. */
export function IdleFields({ expiry, put, editing }: Fields<Idle>): ReactElement {
  const { activities, redemptions = false } = expiry;
  return (
    <>
      <MultiSelect
        {...{ label: 'Activities that keep points alive', clearable: true, searchable: true }}
        placeholder={activities === undefined ? 'Every activity' : ''}
        description="Corrections and approvals are yours and keep nothing alive."
        data={editing.document.activities.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...(activities ?? [])]}
        onChange={(chosen) => {
          const { activities: _before, ...rest } = expiry;
          put(chosen.length === 0 ? rest : { ...rest, activities: chosen });
        }}
        error={editing.problemAt('expiry.activities')}
      />
      <Switch
        {...{ label: 'Redeeming keeps points alive too', checked: redemptions }}
        onChange={({ currentTarget: { checked } }) => {
          const { redemptions: _before, ...rest } = expiry;
          put(checked ? { ...rest, redemptions: true } : rest);
        }}
      />
    </>
  );
}

/** Days before a lapse on which members are told. */
export function Reminders({ editing }: { readonly editing: Editing<ExpiryValue> }): ReactElement {
  const { reminders = [] } = editing.value;
  const days = [...new Set([...USUAL_DAYS, ...reminders])].sort((a, b) => b - a);
  return (
    <Panel
      title="Reminders"
      lead="Members are told once at each distance, with the days that are really left."
    >
      <MultiSelect
        {...{ label: 'Days before points lapse', clearable: true, maxValues: REMINDERS_MAX }}
        placeholder={reminders.length === 0 ? 'Nobody is reminded' : ''}
        data={days.map((count) => ({
          value: String(count),
          label: count === 1 ? '1 day before' : `${String(count)} days before`,
        }))}
        value={reminders.map(String)}
        onChange={(chosen) =>
          editing.patch({
            reminders: chosen.length === 0 ? undefined : chosen.map(Number).sort((a, b) => b - a),
          })
        }
        error={editing.problemAt('reminders')}
      />
    </Panel>
  );
}
