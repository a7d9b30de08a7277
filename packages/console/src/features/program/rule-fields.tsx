import { Group, NativeSelect, NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { ConditionEditor } from '../../ui/condition-editor/condition-editor.tsx';
import type { Condition } from '../../ui/condition-editor/condition.ts';
import { BudgetField } from './budget-field.tsx';
import { BudgetUse } from './budget-use.tsx';
import type { Told } from '../../api/draft-calls.ts';
import type { Budget, EditedActivity, Rule } from './document.ts';
import styles from './rules.module.css';
import { writtenOut } from './written-out.ts';

interface FieldTerms<R extends Rule = Rule> {
  readonly editing: Editing<EditedActivity>;
  readonly rule: R;
  readonly place: number;
  readonly drawn: Told['budgets'];
  readonly onChange: (rule: Rule, budgets?: readonly Budget[]) => void;
}
type Bonus = Extract<Rule, { type: 'multiplier' | 'fixed' }>;
type Conditional = Exclude<Rule, { type: 'frequency' }>;

const NAME_MAX = 200;
const TIMES_MAX = 1_000_000;

/** The fields of one rule, by what it does. */
export function RuleFields(terms: FieldTerms): ReactElement {
  const { rule } = terms;
  return (
    <Stack gap="md" className={styles['fields'] ?? ''}>
      {rule.type === 'frequency' ? (
        <LimitFields {...terms} rule={rule} />
      ) : (
        <ConditionalFields {...terms} rule={rule} />
      )}
      <Switch
        {...{ label: 'Switched on', checked: rule.active !== false }}
        onChange={({ currentTarget: { checked } }) =>
          terms.onChange(withField(rule, 'active', checked ? undefined : false))
        }
      />
    </Stack>
  );
}

/** A rule with a field set, or without it. */
function withField<R extends Rule>(rule: R, name: string, value: unknown): R {
  const all = Object.entries({ ...rule, [name]: value });
  return Object.fromEntries(all.filter(([, held]) => held !== undefined)) as R;
}

const STRETCHES = [
  { value: 'day', label: 'a day' },
  { value: 'week', label: 'a week' },
  { value: 'month', label: 'a month' },
  { value: 'year', label: 'a year' },
  { value: 'lifetime', label: 'ever' },
];

function LimitFields({
  rule,
  editing,
  place,
  onChange,
}: FieldTerms<Extract<Rule, { type: 'frequency' }>>): ReactElement {
  return (
    <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
      <NumberInput
        {...{ label: 'At most so many times', min: 1, max: TIMES_MAX, allowDecimal: false }}
        value={rule.times}
        onChange={(times) => onChange({ ...rule, times: Number(times) })}
        error={editing.problemAt(`rules[${String(place)}].times`)}
      />
      <NativeSelect
        {...{ label: 'In', data: STRETCHES, value: rule.per }}
        onChange={({ currentTarget: { value } }) => onChange(withField(rule, 'per', value))}
      />
    </Group>
  );
}

function ConditionalFields(terms: FieldTerms<Conditional>): ReactElement {
  const { editing, rule, place, onChange } = terms;
  const problem = (field: string): string | null =>
    editing.problemAt(`rules[${String(place)}].${field}`);
  const orNone = (text: string): string | undefined => (text === '' ? undefined : text);
  return (
    <>
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        <TextInput
          {...{ label: 'Name', maxLength: NAME_MAX, value: rule.name ?? '', miw: 180 }}
          placeholder="Black Friday"
          onChange={({ currentTarget: { value } }) =>
            onChange(withField(rule, 'name', orNone(value)))
          }
        />
        {rule.type === 'multiplier' && (
          <TextInput
            {...{ label: 'Times the points', inputMode: 'decimal', autoComplete: 'off', miw: 120 }}
            value={rule.multiplier}
            onChange={({ currentTarget: { value } }) => onChange({ ...rule, multiplier: value })}
            error={problem('multiplier')}
          />
        )}
        {rule.type === 'fixed' && (
          <TextInput
            {...{ label: 'Points on top', inputMode: 'decimal', autoComplete: 'off', miw: 120 }}
            value={rule.points}
            onChange={({ currentTarget: { value } }) => onChange({ ...rule, points: value })}
            error={problem('points')}
          />
        )}
      </Group>
      <div>
        <Text size="sm" fw={600} mb={4}>
          When
        </Text>
        <ConditionEditor
          value={rule.when === undefined ? undefined : writtenOut(rule.when)}
          onChange={(when) =>
            onChange(
              withField(rule, 'when', when ?? (rule.type === 'exclusion' ? NEVER : undefined)),
            )
          }
          document={editing.document}
          always={rule.type === 'exclusion' ? 'Choose what earns nothing.' : 'Always.'}
        />
        <Problem text={whenProblem(editing, place)} />
      </div>
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        {(['from', 'until'] as const).map((end) => (
          <TextInput
            key={end}
            {...{ type: 'date', miw: 140, value: rule[end] ?? '' }}
            label={end === 'from' ? 'First day' : 'Last day'}
            onChange={({ currentTarget: { value } }) =>
              onChange(withField(rule, end, orNone(value)))
            }
            error={problem(end)}
          />
        ))}
      </Group>
      {rule.type !== 'exclusion' && <BonusBudget {...terms} rule={rule} />}
    </>
  );
}

/** An exclusion must say what it excludes; a group without parts holds nothing back from being written. */
const NEVER: Condition = { attribute: 'order.coupons', operator: 'contains_any', value: [] };

function BonusBudget({ editing, rule, drawn, onChange }: FieldTerms<Bonus>): ReactElement {
  const own = editing.value.budgets.find(({ id }) => id === rule.budget);
  return (
    <Stack gap="xs">
      <BudgetField
        {...{ editing, budget: rule.budget, label: 'Budget' }}
        about="Once it is used up, the bonus is no longer given; the rest of the points are."
        onChoose={(budget, budgets) => onChange(withField(rule, 'budget', budget), budgets)}
      />
      {own !== undefined && (
        <BudgetUse budget={own} drawn={drawn.find(({ id }) => id === own.id)} />
      )}
    </Stack>
  );
}

function Problem({ text }: { readonly text: string | null }): ReactElement | null {
  if (text === null) return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)" mt={4}>
      {text}
    </Text>
  );
}

/** The first thing that is wrong within a condition, however deep it stands. */
function whenProblem(
  { plan, pathIn, document }: Editing<EditedActivity>,
  place: number,
): string | null {
  const base = `${pathIn(document)}.rules[${String(place)}].when`;
  const found = plan.data?.problems.find(({ path }) => path.startsWith(base));
  return found === undefined ? null : `A condition needs another value. Allowed: ${found.allowed}.`;
}
