import { Badge, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { actorText } from '../../ui/actor-text.ts';
import { useAsked } from '../../ui/asked.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { approvalsCall, type Approval } from './calls.ts';
import { WaitingApproval } from './waiting-approval.tsx';

const PAGE = 20;

const SHOWN = [
  { value: 'waiting', label: 'Waiting' },
  { value: 'any', label: 'All' },
];

/** What happens only once a second person has agreed, and what was decided. */
export function ApprovalsPage(): ReactElement {
  const asked = useAsked();
  const state = asked.of('show') === 'any' ? 'any' : 'waiting';
  const { start } = asked;
  const found = useRead(approvalsCall, { query: { state, start_index: start, count: PAGE } });
  return (
    <Page
      title="Approvals"
      lead="What happens only once a second person has agreed: never the one who asked."
    >
      <SegmentedControl
        {...{ data: SHOWN, value: state, w: 'fit-content', 'aria-label': 'Which are shown' }}
        onChange={(show) => asked.change({ show: show === 'any' ? show : '' })}
      />
      <Answer of={found}>
        {({ approvals, total, more }) => (
          <Stack gap="md">
            {approvals.length === 0 && (
              <Paper withBorder p="md">
                <Empty icon="stamp" title="Nothing waits for anybody">
                  Large corrections, and whatever else needs two people, will stand here.
                </Empty>
              </Paper>
            )}
            {state === 'waiting'
              ? approvals.map((each) => <WaitingApproval key={each.id} of={each} />)
              : approvals.length > 0 && <Decided of={approvals} />}
            <Paging
              {...{ of: { total, more }, start, size: PAGE, shown: approvals.length }}
              onStart={asked.goTo}
            />
          </Stack>
        )}
      </Answer>
    </Page>
  );
}

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  waiting: ['Waiting', 'yellow'],
  approved: ['Approved', 'green'],
  refused: ['Refused', 'red'],
  withdrawn: ['Withdrawn', 'gray'],
};

function Decided({ of }: { readonly of: readonly Approval[] }): ReactElement {
  const { moment } = useFormats();
  return (
    <Paper withBorder p="md">
      <DataTable
        label="Approvals"
        rows={of}
        keyOf={({ id }) => id}
        columns={[
          {
            head: 'What',
            cell: ({ what, asked_by: by, asked_date: at }) => (
              <div>
                <Text size="sm" fw={550}>
                  {what}
                </Text>
                <Text size="sm" c="dimmed">
                  Asked by {actorText(by)}, {moment(at)}
                </Text>
              </div>
            ),
          },
          { head: 'State', cell: ({ state }) => <State of={state} /> },
          { head: 'Decided by', cell: ({ decided_by: by }) => actorText(by) },
          {
            head: 'When',
            cell: ({ decided_date: at, reason }) => (
              <div>
                {moment(at)}
                {reason !== null && (
                  <Text size="sm" c="dimmed">
                    “{reason}”
                  </Text>
                )}
              </div>
            ),
          },
        ]}
      />
    </Paper>
  );
}

function State({ of }: { readonly of: string }): ReactElement {
  const [label, color] = STATES[of] ?? [of, 'gray'];
  return (
    <Badge variant="light" color={color} miw="max-content">
      {label}
    </Badge>
  );
}
