import { Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { idFor } from '../../api/id-for.ts';
import type { Editing } from '../../api/use-editing.ts';
import type { Budget, EditedActivity } from './document.ts';

const NEW = '+new';
const NAME_MAX = 200;
const USES_MAX = 1_000_000_000;
const FIRST_POINTS = '10000';

/** Chooses a budget to draw on, or begins one; its bounds are edited where it is chosen. */
export function BudgetField(props: {
  readonly editing: Editing<EditedActivity>;
  readonly budget: string | undefined;
  readonly label: string;
  readonly about: string;
  readonly onChoose: (budget: string | undefined, budgets: readonly Budget[]) => void;
}): ReactElement {
  const { editing, budget, label, about, onChoose } = props;
  const { budgets } = editing.value;
  const own = budgets.find(({ id }) => id === budget);
  const begin = (): void => {
    const id = idFor(
      'budget',
      budgets.map((one) => one.id),
    );
    onChoose(id, [...budgets, { id, name: editing.value.activity.name, points: FIRST_POINTS }]);
  };
  const put = (next: Budget): void =>
    onChoose(
      next.id,
      budgets.map((one) => (one.id === next.id ? next : one)),
    );
  return (
    <Stack gap="xs">
      <NativeSelect
        {...{ label, description: about, value: budget ?? '' }}
        data={[
          { value: '', label: 'No budget' },
          ...budgets.map(({ id, name }) => ({ value: id, label: name ?? id })),
          { value: NEW, label: 'A new budget…' },
        ]}
        onChange={({ currentTarget: { value } }) => {
          if (value === NEW) begin();
          else onChoose(value === '' ? undefined : value, budgets);
        }}
      />
      {own !== undefined && <Bounds budget={own} onChange={put} problems={problemsOf(editing)} />}
    </Stack>
  );
}

/** Budgets stand beside activities, so their problems are found by their own place. */
function problemsOf({
  plan,
  document,
}: Editing<EditedActivity>): (id: string, field: string) => string | null {
  return (id, field) => {
    const place = (document.budgets ?? []).findIndex((one) => one.id === id);
    const at = `budgets[${String(place)}]${field}`;
    const found = plan.data?.problems.find(({ path }) => path === at);
    return found === undefined ? null : `Allowed: ${found.allowed}.`;
  };
}

function Bounds(props: {
  readonly budget: Budget;
  readonly problems: (id: string, field: string) => string | null;
  readonly onChange: (budget: Budget) => void;
}): ReactElement {
  const { budget, problems, onChange } = props;
  const { id, name = '', points = '', uses } = budget;
  const change = (some: { readonly [K in keyof Budget]?: Budget[K] | undefined }): void => {
    const all = Object.entries({ ...budget, ...some });
    onChange(Object.fromEntries(all.filter(([, held]) => held !== undefined)) as Budget);
  };
  return (
    <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
      <TextInput
        {...{ label: 'Name of the budget', value: name, maxLength: NAME_MAX, miw: 140 }}
        onChange={({ currentTarget: { value } }) =>
          change({ name: value === '' ? undefined : value })
        }
      />
      <TextInput
        {...{ label: 'Points in all', value: points, inputMode: 'decimal', miw: 120 }}
        onChange={({ currentTarget: { value } }) =>
          change({ points: value === '' ? undefined : value })
        }
        error={problems(id, '.points') ?? problems(id, '')}
      />
      <NumberInput
        {...{ label: 'Times in all', min: 1, max: USES_MAX, allowDecimal: false, miw: 120 }}
        {...{ value: uses ?? '', placeholder: 'Any number' }}
        onChange={(next) => change({ uses: next === '' ? undefined : Number(next) })}
        error={problems(id, '.uses')}
      />
    </Group>
  );
}
