import { Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import type { Told } from '../../api/draft-calls.ts';
import type { Budget } from './document.ts';

/** What of a budget is used up: points, and times. */
export function BudgetUse(props: {
  readonly budget: Budget;
  readonly drawn: Told['budgets'][number] | undefined;
}): ReactElement {
  const { budget, drawn } = props;
  const { number, points } = useFormats();
  const used = { points: drawn?.points ?? 0, uses: drawn?.uses ?? 0 };
  const most = Number(budget.points ?? 0);
  const words = [
    ...(most > 0 ? [`${number(used.points)} of ${points(most)} used`] : []),
    ...(budget.uses === undefined ? [] : [`${number(used.uses)} of ${number(budget.uses)} times`]),
  ];
  const part = Math.max(
    most > 0 ? used.points / most : 0,
    budget.uses === undefined ? 0 : used.uses / budget.uses,
  );
  return (
    <div>
      <Text size="sm" c="dimmed" className="numbers">
        {words.join(', ')}
      </Text>
      <Progress
        value={Math.min(100, part * 100)}
        {...{ size: 'sm', color: part >= 1 ? 'red' : 'harbour' }}
        aria-label="Part of the budget that is used"
      />
    </div>
  );
}
