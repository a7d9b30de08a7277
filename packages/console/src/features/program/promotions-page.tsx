import { Alert, Anchor, List, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePlan, type Draft } from '../../api/draft.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { BudgetUse } from './budget-use.tsx';
import type { Told, ToldRule } from '../../api/draft-calls.ts';
import type { Activity, Budget, Rule } from './document.ts';
import { RuleState } from './rule-state.tsx';
import { useTold } from '../../api/use-told.ts';

const STATES = [
  { value: '', label: 'All' },
  { value: 'running', label: 'Running' },
  { value: 'planned', label: 'Planned' },
  { value: 'over', label: 'Over' },
];
/** What of the program's warnings is about promotions. */
const OF_PROMOTIONS = new Set([
  ...['dead_rule', 'shadowed_rule', 'period_without_end', 'overlapping_promotions'],
]);

/** Rules with a period or a budget, across all activities. */
export function PromotionsPage(): ReactElement {
  return (
    <ProgramPage
      title="Promotions"
      lead="Bonuses and exclusions with first and last days or a budget, whatever activity they belong to."
    >
      {(draft) => <Promotions draft={draft} />}
    </ProgramPage>
  );
}

interface Promotion {
  readonly activity: Activity;
  readonly rule: Exclude<Rule, { type: 'frequency' }>;
  readonly told: ToldRule;
  readonly budget: Budget | undefined;
}

function Promotions({ draft }: { readonly draft: Draft }): ReactElement {
  const [asked, setAsked] = useSearchParams();
  const state = asked.get('state') ?? '';
  const told = useTold(draft.document);
  return (
    <Stack gap="lg">
      <Warnings draft={draft} />
      <Paper withBorder p="md">
        <Stack gap="md">
          <SegmentedControl
            {...{ data: STATES, value: state, w: 'fit-content' }}
            aria-label="Which promotions"
            onChange={(next) => setAsked(next === '' ? {} : { state: next }, { replace: true })}
          />
          <Answer of={told}>
            {(data) => {
              const all = promotionsOf(draft, data);
              const shown = all.filter((one) => state === '' || one.told.state === state);
              return shown.length === 0 ? (
                <Empty icon="flag" title={all.length === 0 ? 'No promotions yet' : 'None of these'}>
                  {all.length === 0
                    ? 'Open an activity, add a rule, and give it a first and a last day or a budget.'
                    : 'There are promotions, and none of them stands like this today.'}
                </Empty>
              ) : (
                <Rows {...{ shown, drawn: data.budgets }} />
              );
            }}
          </Answer>
        </Stack>
      </Paper>
    </Stack>
  );
}

function promotionsOf(draft: Draft, told: Told): readonly Promotion[] {
  const { activities, budgets = [] } = draft.document;
  return activities.flatMap((activity) =>
    (activity.rules ?? []).flatMap((rule, place): readonly Promotion[] => {
      if (rule.type === 'frequency') return [];
      const named = 'budget' in rule ? rule.budget : undefined;
      const isOne = rule.from !== undefined || rule.until !== undefined || named !== undefined;
      const words = told.activities.find(({ id }) => id === activity.id)?.rules[place];
      if (!isOne || words === undefined) return [];
      const budget = budgets.find(({ id }) => id === named);
      return [{ activity, rule, told: words, budget }];
    }),
  );
}

function Rows(props: {
  readonly shown: readonly Promotion[];
  readonly drawn: Told['budgets'];
}): ReactElement {
  const { shown, drawn } = props;
  return (
    <DataTable
      label="Promotions"
      rows={shown}
      keyOf={({ told }) => told.path}
      columns={[
        {
          head: 'Promotion',
          cell: ({ activity, rule, told }) => (
            <div>
              <Anchor component={Link} to={`/program/activities/${activity.id}`} fw={550}>
                {rule.name ?? activity.name}
              </Anchor>
              <Text size="sm">{told.sentence ?? 'Not complete yet'}</Text>
              <Text size="sm" c="dimmed">
                {activity.name}
              </Text>
            </div>
          ),
        },
        {
          head: 'State',
          cell: ({ told }) => told.state !== null && <RuleState state={told.state} />,
        },
        {
          head: 'Budget',
          cell: ({ budget }) =>
            budget !== undefined && (
              <div style={{ minWidth: 150 }}>
                <Text size="sm">{budget.name ?? budget.id}</Text>
                <BudgetUse budget={budget} drawn={drawn.find(({ id }) => id === budget.id)} />
              </div>
            ),
        },
      ]}
    />
  );
}

/** Promotions that never come to anything, or that run into each other. */
function Warnings({ draft }: { readonly draft: Draft }): ReactElement | null {
  const { data } = usePlan(draft.document);
  const told = (data?.warnings ?? []).filter(({ kind }) => OF_PROMOTIONS.has(kind));
  if (told.length === 0) return null;
  return (
    <Alert color="yellow" icon={<Icon name="alert" />} title="Worth a look">
      <List size="sm" spacing={4}>
        {told.map(({ path, sentence, advice }) => (
          <List.Item key={`${path} ${sentence}`}>
            {sentence} {advice}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
