import { Stack } from '@mantine/core';
import type { reportTiers } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { useSpan } from '../../ui/span.ts';
import { Answer, Empty } from '../../ui/states.tsx';
import { tiersCall } from './calls.ts';
import { ReportPage, ReportSpan } from './report-page.tsx';

type Tiers = Data<typeof reportTiers>;

const nameOf = (name: string | null, id: string | null): string => name ?? id ?? 'No tier';

/** Members by tier, and who went from one to another. */
export function TiersPage(): ReactElement {
  const { query } = useSpan();
  const { group_by: _by, ...days } = query;
  const found = useRead(tiersCall, { query: days });
  return (
    <ReportPage
      {...{ title: 'Tiers', name: 'tiers', picks: 'days' }}
      lead="Members by tier at both ends, and how many went from one to another."
    >
      <Answer of={found} rows={8}>
        {(report) =>
          report.keeps_events ? (
            <Shown report={report} />
          ) : (
            <Empty icon="tag" title="This store keeps no events">
              Without them nobody knows who was in which tier when.
            </Empty>
          )
        }
      </Answer>
    </ReportPage>
  );
}

function Shown({ report }: { readonly report: Tiers }): ReactElement {
  const { number } = useFormats();
  const change = (count: number): string => (count > 0 ? `+${number(count)}` : number(count));
  return (
    <Stack gap="md">
      <ReportSpan of={report} />
      <Panel title="Members by tier">
        {report.tiers.length === 0 ? (
          <Empty icon="tag" title="No members yet">
            Members stand here by the tier that they have.
          </Empty>
        ) : (
          <DataTable
            label="Members by tier"
            rows={report.tiers}
            keyOf={({ loyalty_tier_id }) => loyalty_tier_id ?? ''}
            columns={[
              { head: 'Tier', cell: (row) => nameOf(row.loyalty_tier_name, row.loyalty_tier_id) },
              { head: 'Before', isNumber: true, cell: (row) => number(row.opening_members) },
              { head: 'At the end', isNumber: true, cell: (row) => number(row.closing_members) },
              {
                ...{ head: 'Change', isNumber: true },
                cell: (row) => change(row.closing_members - row.opening_members),
              },
            ]}
          />
        )}
      </Panel>
      <Panel title="Who went where">
        {report.moves.length === 0 ? (
          <Empty icon="star" title="Nobody changed tiers">
            Members who rise or fall in these days stand here.
          </Empty>
        ) : (
          <DataTable
            label="Moves between tiers"
            rows={report.moves}
            keyOf={({ from_tier_id, to_tier_id }) => `${from_tier_id ?? ''} ${to_tier_id ?? ''}`}
            columns={[
              { head: 'From', cell: (row) => nameOf(row.from_tier_name, row.from_tier_id) },
              { head: 'To', cell: (row) => nameOf(row.to_tier_name, row.to_tier_id) },
              { head: 'Members', isNumber: true, cell: (row) => number(row.members) },
            ]}
          />
        )}
      </Panel>
    </Stack>
  );
}
