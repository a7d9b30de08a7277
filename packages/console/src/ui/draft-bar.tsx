import { Button, Group, Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useDraft, usePlan, type Draft } from '../api/draft.ts';
import { useFormats } from './formats.ts';
import { Icon } from './icon.tsx';

export const REVIEW_ADDRESS = '/program/review';

/** On all pages of the program: that there is a draft, how much it changes, and the way to publish it. */
export function DraftBar(): ReactElement | null {
  const { data } = useDraft();
  return data?.head == null ? null : <Waiting draft={data} />;
}

function Waiting({ draft }: { readonly draft: Draft }): ReactElement {
  const { counted } = useFormats();
  const { data } = usePlan(draft.document);
  const problems = data?.problems.length ?? 0;
  const total = data?.changes_total ?? 0;
  const words =
    problems > 0
      ? `Draft: ${counted(problems, 'problem')} to mend before it can run`
      : data === undefined
        ? 'Draft: not published'
        : total === 0
          ? 'Draft: says the same as the program that runs'
          : `Draft: ${counted(total, 'change')}, not published`;
  return (
    <Paper withBorder px="md" py="xs" component="aside" aria-label="Draft of the program">
      <Group justify="space-between" gap="xs">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <Text component="span" c={problems > 0 ? 'red' : 'dimmed'} lh={1}>
            <Icon name={problems > 0 ? 'alert' : 'edit'} size={18} />
          </Text>
          <Text size="sm" fw={550} aria-live="polite">
            {words}
            {draft.isBehind && '; the program changed since'}
          </Text>
        </Group>
        <Button component={Link} to={REVIEW_ADDRESS} size="xs" variant="light">
          Review
        </Button>
      </Group>
    </Paper>
  );
}
