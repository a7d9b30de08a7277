import { NativeSelect, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { Panel } from '../../ui/panel.tsx';
import { changeGroup, type Settings } from './settings-part.ts';

type Fields = { readonly editing: Editing<Settings> };

const NAME_MAX = 200;
const HOLD_MINUTES = 30;
const HOLD_MINUTES_MAX = 10_080;
const UNMERGE_DAYS = 30;
const UNMERGE_DAYS_MAX = 366;
const COLUMNS = { base: 1, sm: 2 } as const;
/** Names of zones and currencies are many: so many are drawn at once, and the rest found by typing. */
const SHOWN_MAX = 60;

const CURRENCY_NAMES = new Intl.DisplayNames(undefined, { type: 'currency' });

/** What is known by the browser, and what stands there whether or not it is. */
function choices(known: readonly string[], own: string): readonly string[] {
  return known.includes(own) ? known : [own, ...known];
}

/** Name, currency and zone. */
export function ProgramPanel({ editing }: Fields): ReactElement {
  const { value, patch, problemAt } = editing;
  const { name, currency, timeZone } = value;
  return (
    <Panel title="The program">
      <SimpleGrid cols={COLUMNS}>
        <TextInput
          {...{ label: 'Name', value: name, maxLength: NAME_MAX, required: true }}
          description="Members read it on the shop’s pages and in mails."
          onChange={({ currentTarget }) => patch({ name: currentTarget.value })}
          error={problemAt('name')}
        />
        <Select
          {...{ label: 'Currency', value: currency, searchable: true, limit: SHOWN_MAX }}
          description="Orders in another one are refused. What was recorded stays in the one it came in."
          data={choices(Intl.supportedValuesOf('currency'), currency).map((code) => ({
            value: code,
            label: `${code}, ${CURRENCY_NAMES.of(code) ?? code}`,
          }))}
          allowDeselect={false}
          onChange={(code) => {
            if (code !== null) patch({ currency: code });
          }}
          error={problemAt('currency')}
        />
        <Select
          {...{ label: 'Time zone', value: timeZone, searchable: true, limit: SHOWN_MAX }}
          description="Says when a day, a month and a year begin: for limits, promotions, expiry and tiers."
          data={[...choices(['UTC', ...Intl.supportedValuesOf('timeZone')], timeZone)]}
          allowDeselect={false}
          onChange={(zone) => {
            if (zone !== null) patch({ timeZone: zone });
          }}
          error={problemAt('timeZone')}
        />
      </SimpleGrid>
    </Panel>
  );
}

/** How points are counted. */
export function CountingPanel({ editing }: Fields): ReactElement {
  const { value, patch, problemAt } = editing;
  const { pointsDecimals = 0, rounding = 'half_up', policies = {} } = value;
  return (
    <Panel title="Counting points" lead="Every calculation is exact and rounds once, at its end.">
      <SimpleGrid cols={COLUMNS}>
        <NativeSelect
          {...{ label: 'Decimals of a point', value: String(pointsDecimals) }}
          description="Set it before members have points: it does not convert what they have."
          data={[
            { value: '0', label: 'None: 150 points' },
            { value: '1', label: 'One: 150.5 points' },
            { value: '2', label: 'Two: 150.25 points' },
          ]}
          onChange={({ currentTarget }) => {
            const decimals = ([0, 1, 2] as const)[Number(currentTarget.value)] ?? 0;
            patch({ pointsDecimals: decimals === 0 ? undefined : decimals });
          }}
          error={problemAt('pointsDecimals')}
        />
        <NativeSelect
          {...{ label: 'Part of a point', value: rounding }}
          data={[
            { value: 'half_up', label: 'To the nearest, a half up' },
            { value: 'floor', label: 'Left out' },
            { value: 'ceil', label: 'Up to a whole one' },
          ]}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.value as NonNullable<Settings['rounding']>;
            patch({ rounding: chosen === 'half_up' ? undefined : chosen });
          }}
        />
        <NativeSelect
          {...{ label: 'Of several multipliers that hold', value: policies.bonuses ?? 'best' }}
          description="Twice and three times come to three times, or to six."
          data={[
            { value: 'best', label: 'The best one counts' },
            { value: 'stack', label: 'All of them are multiplied' },
          ]}
          onChange={({ currentTarget }) =>
            changeGroup(editing, 'policies', {
              bonuses: currentTarget.value === 'stack' ? 'stack' : undefined,
            })
          }
        />
      </SimpleGrid>
    </Panel>
  );
}

/** What becomes of returns, carts and merges. */
export function ReturnsPanel({ editing }: Fields): ReactElement {
  const { problemAt } = editing;
  const { debt = 'owe', holdMinutes, unmergeDays } = editing.value.policies ?? {};
  return (
    <Panel title="Returns and redemptions">
      <SimpleGrid cols={COLUMNS}>
        <NativeSelect
          {...{ label: 'An order comes back whose points are spent', value: debt }}
          description={
            debt === 'floor'
              ? 'Whoever buys, redeems and sends back keeps the reward.'
              : 'Balances are never below 0.'
          }
          data={[
            { value: 'owe', label: 'The member owes them: later points pay first' },
            { value: 'floor', label: 'What is missing is let go' },
            { value: 'refuse', label: 'The return is refused' },
          ]}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.value as NonNullable<typeof debt>;
            changeGroup(editing, 'policies', { debt: chosen === 'owe' ? undefined : chosen });
          }}
        />
        <NumberInput
          {...{ label: 'Minutes that a cart holds a redemption', min: 1, max: HOLD_MINUTES_MAX }}
          {...{ allowDecimal: false, value: holdMinutes ?? HOLD_MINUTES }}
          description="Without an order by then the points go back where they came from."
          onChange={(minutes) =>
            changeGroup(editing, 'policies', {
              holdMinutes: Number(minutes) === HOLD_MINUTES ? undefined : Number(minutes),
            })
          }
          error={problemAt('policies.holdMinutes')}
        />
        <NumberInput
          {...{ label: 'Days in which a merge can be undone', min: 0, max: UNMERGE_DAYS_MAX }}
          {...{ allowDecimal: false, value: unmergeDays ?? UNMERGE_DAYS }}
          description="0 for never. Counts for merges from then on."
          onChange={(days) =>
            changeGroup(editing, 'policies', {
              unmergeDays: Number(days) === UNMERGE_DAYS ? undefined : Number(days),
            })
          }
          error={problemAt('policies.unmergeDays')}
        />
      </SimpleGrid>
    </Panel>
  );
}
