import { SimpleGrid, Stack } from '@mantine/core';
import type { reportRedemptions } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Figure, Panel } from '../../ui/panel.tsx';
import { useSpan } from '../../ui/span.ts';
import { Answer, Empty } from '../../ui/states.tsx';
import { redemptionsCall } from './calls.ts';
import { OverTime } from './over-time.tsx';
import { Ranking } from './ranking.tsx';
import { ReportPage, ReportSpan } from './report-page.tsx';

type Redemptions = Data<typeof reportRedemptions>;

/** Which rewards points were spent on. */
export function RedemptionsPage(): ReactElement {
  const { query } = useSpan();
  const { group_by: _by, ...days } = query;
  const found = useRead(redemptionsCall, { query: days });
  return (
    <ReportPage
      {...{ title: 'Redemptions', name: 'redemptions', picks: 'days' }}
      lead="Which rewards points were spent on, less what was given back."
    >
      <Answer of={found} rows={8}>
        {(report) => <Shown report={report} />}
      </Answer>
    </ReportPage>
  );
}

function Shown({ report }: { readonly report: Redemptions }): ReactElement {
  const { number } = useFormats();
  const { redemptions, redeemed_points: points, rewards } = report;
  const each = redemptions === 0 ? '–' : number(Math.round(points / redemptions));
  return (
    <Stack gap="md">
      <ReportSpan of={report} />
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
        <Figure label="Redemptions" value={number(redemptions)} />
        <Figure label="Points redeemed" value={number(points)} />
        <Figure label="Points for each" value={each} />
      </SimpleGrid>
      <OverTime
        {...{ title: 'Points redeemed', label: 'Redeemed', color: 'teal.6' }}
        pointsOf={(period) => period.redeemed_points}
      />
      <Panel title="By reward">
        {rewards.length === 0 ? (
          <Empty icon="gift" title="Nothing was redeemed">
            Rewards that members take in these days stand here.
          </Empty>
        ) : (
          <Rewards rewards={rewards} />
        )}
      </Panel>
    </Stack>
  );
}

function Rewards({ rewards }: { readonly rewards: Redemptions['rewards'] }): ReactElement {
  const { number } = useFormats();
  const largest = Math.max(...rewards.map((row) => row.redeemed_points));
  return (
    <DataTable
      label="Redemptions by reward"
      rows={rewards}
      keyOf={({ reward_id }) => reward_id ?? ''}
      columns={[
        {
          head: 'Reward',
          cell: (row) => row.reward_name ?? row.reward_id ?? 'Without a reward',
        },
        { head: 'Redemptions', isNumber: true, cell: (row) => number(row.redemptions) },
        { head: 'Points', isNumber: true, cell: (row) => number(row.redeemed_points) },
        {
          head: 'Share',
          cell: (row) => <Ranking value={row.redeemed_points} largest={largest} />,
        },
      ]}
    />
  );
}
