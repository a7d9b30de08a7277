import { NativeSelect, NumberInput, SimpleGrid, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { useTold } from '../../api/use-told.ts';
import { Panel } from '../../ui/panel.tsx';
import { monthNames } from '../../ui/month-names.ts';
import type { Ladder, TierRules } from './ladder-part.ts';

const YEAR_MONTHS = 12;
const WINDOW_DAYS = 365;
const WINDOW_DAYS_MAX = 1098;
const WINDOW_MONTHS_MAX = 36;
const PERIOD_MONTHS_MAX = 60;
const GRACE_DAYS_MAX = 366;

const KINDS = [
  { value: 'lifetime', label: 'All that was ever earned' },
  { value: 'period', label: 'What is earned in a period, such as a year' },
  { value: 'months', label: 'What was earned in the last months' },
  { value: 'days', label: 'What was earned in the last days' },
];
const FALLS = {
  never: 'Never',
  at_once: 'As soon as less counts',
  at_period_end: 'At the end of a period',
} as const;

type Fields = { readonly editing: Editing<Ladder> };

/** What counts towards tiers, and when one is lost. */
export function TierRulesPanel({ editing }: Fields): ReactElement {
  const { value, patch, problemAt } = editing;
  const rules: TierRules = value.tierRules ?? { kind: 'lifetime' };
  const told = useTold(editing.document, null);
  const put = (next: TierRules): void => patch({ tierRules: next });
  return (
    <Panel
      title="What counts, and when a tier is lost"
      lead={<span aria-live="polite">{told.data?.settings.tiers.join(' ')}</span>}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          {...{ label: 'What counts towards a tier', data: KINDS, value: kindOf(rules) }}
          description="Another choice counts anew from the day on which it is published."
          onChange={({ currentTarget }) => put(ofKind(currentTarget.value, rules))}
        />
        <NativeSelect
          label="Measured in"
          description="Thresholds are written in it."
          data={[
            { value: 'points', label: 'Points earned' },
            { value: 'spend', label: `${editing.document.currency} spent` },
          ]}
          value={rules.measure ?? 'points'}
          onChange={({ currentTarget }) =>
            put(measured(rules, currentTarget.value === 'spend' ? 'spend' : 'points'))
          }
        />
        <Span {...{ rules, put, problemAt }} />
        <NativeSelect
          {...{ label: 'Members fall', data: fallsOf(rules) }}
          value={rules.downgrade ?? (rules.kind === 'period' ? 'at_period_end' : 'at_once')}
          description={
            rules.kind === 'lifetime'
              ? 'Nothing that was ever earned leaves by time: only what is taken back counts less.'
              : 'When they no longer reach their tier.'
          }
          onChange={({ currentTarget }) =>
            put({ ...rules, downgrade: currentTarget.value } as TierRules)
          }
        />
        {rules.kind !== 'lifetime' && rules.downgrade !== 'never' && (
          <Softer {...{ rules, put, problemAt }} />
        )}
      </SimpleGrid>
      <Switch
        {...{ label: 'A return may take a tier at once', checked: value.returnsLowerTier ?? true }}
        description="Without it somebody could buy a tier’s worth, send it back and keep the tier."
        onChange={({ currentTarget: { checked } }) =>
          patch({ returnsLowerTier: checked ? undefined : false })
        }
      />
      <Switch
        {...{ label: 'Points taken by hand count less towards tiers' }}
        checked={value.deductionsLowerTier ?? false}
        onChange={({ currentTarget: { checked } }) =>
          patch({ deductionsLowerTier: checked ? true : undefined })
        }
      />
    </Panel>
  );
}

function kindOf(rules: TierRules): string {
  if (rules.kind !== 'rolling') return rules.kind;
  return 'days' in rules ? 'days' : 'months';
}

/** Rules of another kind: what both know is kept. */
function ofKind(kind: string, before: TierRules): TierRules {
  const { measure } = before;
  const same = measure === undefined ? {} : { measure };
  switch (kind) {
    case 'period':
      return { kind, months: YEAR_MONTHS, ...same };
    case 'months':
      return { kind: 'rolling', months: YEAR_MONTHS, ...same };
    case 'days':
      return { kind: 'rolling', days: WINDOW_DAYS, ...same };
    default:
      return { kind: 'lifetime', ...same };
  }
}

function measured(rules: TierRules, measure: 'points' | 'spend'): TierRules {
  const { measure: _before, ...rest } = rules;
  return measure === 'points' ? rest : { ...rest, measure };
}

function fallsOf({ kind }: TierRules): { readonly value: string; readonly label: string }[] {
  const ways =
    kind === 'period'
      ? (['at_period_end', 'at_once', 'never'] as const)
      : (['at_once', 'never'] as const);
  return ways.map((value) => ({
    value,
    label: kind === 'lifetime' && value === 'at_once' ? 'When points are taken back' : FALLS[value],
  }));
}

interface Part<R extends TierRules> {
  readonly rules: R;
  readonly put: (next: TierRules) => void;
  readonly problemAt: Editing<Ladder>['problemAt'];
}

/** How long a period or a window is. */
function Span({ rules, put, problemAt }: Part<TierRules>): ReactElement | null {
  if (rules.kind === 'lifetime') return null;
  const isDays = 'days' in rules;
  const unit = isDays ? 'days' : 'months';
  const most = isDays
    ? WINDOW_DAYS_MAX
    : rules.kind === 'period'
      ? PERIOD_MONTHS_MAX
      : WINDOW_MONTHS_MAX;
  return (
    <>
      <NumberInput
        label={rules.kind === 'period' ? 'Months in a period' : `How many ${unit}`}
        {...{ min: 1, max: most, allowDecimal: false }}
        value={'days' in rules ? rules.days : rules.months}
        description={
          rules.kind === 'period' ? 'A tier lasts through the next period too.' : 'Up to today.'
        }
        onChange={(length) => put({ ...rules, [unit]: Number(length) })}
        error={problemAt(`tierRules.${unit}`)}
      />
      {rules.kind === 'period' && (
        <NativeSelect
          {...{ label: 'Periods begin with', data: monthNames() }}
          description="On the first of the month, in the program’s zone."
          value={String(rules.startMonth ?? 1)}
          onChange={({ currentTarget: { value } }) => put({ ...rules, startMonth: Number(value) })}
          error={problemAt('tierRules.startMonth')}
        />
      )}
    </>
  );
}

/** What softens a fall. */
function Softer(props: Part<Exclude<TierRules, { readonly kind: 'lifetime' }>>): ReactElement {
  const { rules, put, problemAt } = props;
  return (
    <>
      <NativeSelect
        {...{ label: 'Down to', value: rules.steps ?? 'to_reached' }}
        data={[
          { value: 'to_reached', label: 'The tier that they reach' },
          { value: 'one', label: 'The next one below, one at a time' },
        ]}
        onChange={({ currentTarget: { value } }) => {
          const { steps: _before, ...rest } = rules;
          put(value === 'one' ? { ...rest, steps: 'one' } : rest);
        }}
      />
      <NumberInput
        {...{ label: 'Days of grace', min: 0, max: GRACE_DAYS_MAX, allowDecimal: false }}
        description="So long a lost tier is kept, to be earned again."
        value={rules.graceDays ?? 0}
        onChange={(days) => put({ ...rules, graceDays: Number(days) })}
        error={problemAt('tierRules.graceDays')}
      />
      {rules.graceDays !== undefined && rules.graceDays > 0 && (
        <Text size="sm" c="dimmed">
          A return takes a tier without grace.
        </Text>
      )}
    </>
  );
}
