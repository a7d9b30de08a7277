import { Stack, Table, Text } from '@mantine/core';
import type { reportRetention } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { monthText, useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { retentionCall } from './calls.ts';
import { ReportPage } from './report-page.tsx';
import styles from './retention.module.css';

type Cohort = Data<typeof reportRetention>['cohorts'][number];
const MONTHS = 12;

/** How many of those who joined in a month were active in each month since. */
export function RetentionPage(): ReactElement {
  const { moment } = useFormats();
  const found = useRead(retentionCall, { query: { months: MONTHS } });
  return (
    <ReportPage
      {...{ title: 'Retention', name: 'retention', picks: null }}
      lead="Of the members who joined in a month, how many earned or redeemed in each month since."
    >
      <Answer of={found} rows={8}>
        {({ cohorts, as_of, time_zone }) => {
          const met = cohorts.filter(({ enrolled_members: enrolled }) => enrolled > 0);
          return (
            <Stack gap="md">
              <Text size="sm" c="dimmed">
                The last {MONTHS} months in {time_zone}.{' '}
                {as_of === null ? 'Nothing is counted yet.' : `Counted up to ${moment(as_of)}.`}
              </Text>
              <Panel
                title="By month of joining"
                lead="The share that was active in the month of joining (+0) and so many months later"
              >
                {met.length === 0 ? (
                  <Empty icon="members" title="Nobody has joined yet">
                    Members who join in the last twelve months stand here, month by month.
                  </Empty>
                ) : (
                  <Cohorts cohorts={met} />
                )}
              </Panel>
            </Stack>
          );
        }}
      </Answer>
    </ReportPage>
  );
}

/** A row for each month of joining; the later the month, the further to the right. */
function Cohorts({ cohorts }: { readonly cohorts: readonly Cohort[] }): ReactElement {
  const { number } = useFormats();
  const percent = (part: number, all: number): string =>
    `${number(Math.round((part / all) * 100))}%`;
  const longest = Math.max(...cohorts.map(({ months }) => months.length));
  return (
    // What is wider than a phone is moved with the finger, or by the arrow keys.
    <div
      className={styles['frame'] ?? ''}
      role="region"
      aria-label="Retention, may be wider than the window"
      tabIndex={0}
    >
      <Table aria-label="Retention" horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Joined</Table.Th>
            <Table.Th scope="col" ta="right">
              Members
            </Table.Th>
            {Array.from({ length: longest }, (_, month) => (
              <Table.Th key={month} scope="col" ta="right" className={styles['head'] ?? ''}>
                {`+${String(month)}`}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cohorts.map(({ month, enrolled_members: enrolled, months }) => (
            <Table.Tr key={month}>
              <Table.Th scope="row" className={styles['head'] ?? ''}>
                {monthText(month)}
              </Table.Th>
              <Table.Td ta="right" className="numbers">
                {number(enrolled)}
              </Table.Td>
              {months.map(({ month: later, active_members: active }) => (
                <Table.Td
                  key={later}
                  ta="right"
                  className="numbers"
                  title={`${number(active)} of ${number(enrolled)} in ${monthText(later)}`}
                  style={{ background: shadeOf(active / enrolled) }}
                >
                  {percent(active, enrolled)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** The more of them, the stronger; never so strong that the number cannot be read. */
function shadeOf(share: number): string {
  const percent = Math.round(Math.min(1, share) * 30);
  return `color-mix(in srgb, var(--mantine-color-teal-6) ${String(percent)}%, transparent)`;
}
