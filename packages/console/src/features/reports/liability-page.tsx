import { Alert, SimpleGrid, Stack, Text } from '@mantine/core';
import type { readLiability } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { monthText, useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { Trend } from '../../ui/trend.tsx';
import { Assumptions } from './assumptions.tsx';
import { Breakage } from './breakage.tsx';
import { liabilityCall, overviewCall } from './calls.ts';
import { DoesNotTie } from './does-not-tie.tsx';
import { Journal } from './journal.tsx';

type Liability = Data<typeof readLiability>;
type Head = Liability['by_expiry'];

/** What is owed in points: how old, when it lapses, what is never redeemed, and what to book. */
export function LiabilityPage(): ReactElement {
  const found = useRead(liabilityCall);
  return (
    <Page title="Liability" lead="What you owe in points, and what it comes to.">
      <Alert color="blue" icon={<Icon name="scales" />} title="Input for your accountant">
        Made of the points ledger and of the assumptions below. It is no accounting advice.
      </Alert>
      <Answer of={found} rows={8}>
        {(liability) => <Owed liability={liability} />}
      </Answer>
      <Assumptions />
      <Journal />
    </Page>
  );
}

function Owed({ liability }: { readonly liability: Liability }): ReactElement {
  const { number, moment } = useFormats();
  const worth = useWorth();
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
        <Figure label="To spend" value={number(liability.available_points)} />
        <Figure label="Waits for approval" value={number(liability.pending_points)} />
        <Figure label="In carts" value={number(liability.reserved_points)} />
        <Figure label="Owed by members" value={number(liability.owed_points)} />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        Read {moment(liability.at)}, months in {liability.time_zone}.{worth}
      </Text>
      <Ties liability={liability} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Panel title="By age" lead="Points to spend, by the month in which they were earned">
          <Parts head={liability.by_month_earned} title="Points to spend by month of earning" />
        </Panel>
        <Panel title="By expiry" lead="Points to spend, by the month in which they lapse">
          <Parts head={liability.by_expiry} title="Points to spend by month of expiry" />
        </Panel>
      </SimpleGrid>
      <Breakage estimate={liability.estimate} />
    </Stack>
  );
}

/** What all outstanding points come to; nothing while nobody said what one is worth. */
function useWorth(): string {
  const { number, amount } = useFormats();
  const overview = useRead(overviewCall, { query: { days: 1 } }).data;
  if (overview === undefined || overview.liability === null) return '';
  const { totals, liability } = overview;
  return ` Together ${number(totals.outstanding_points)} points, worth ${amount(liability.amount)}.`;
}

/** Whether points taken apart by age and by expiry come to what balances say. */
function Ties({ liability }: { readonly liability: Liability }): ReactElement {
  const { number } = useFormats();
  const wrong = [liability.by_month_earned, liability.by_expiry, liability.by_activity].find(
    ({ difference }) => difference !== 0,
  );
  return wrong === undefined ? (
    <Alert color="green" icon={<Icon name="check" />} title="Ties to the ledger">
      By age, by expiry and by activity the points come to {number(liability.available_points)}, as
      the balances of all members do.
    </Alert>
  ) : (
    <DoesNotTie
      {...{ one: 'What is left of all awards', onePoints: wrong.total }}
      {...{ other: 'the balances of all members', otherPoints: liability.available_points }}
    />
  );
}

function Parts({ head, title }: { readonly head: Head; readonly title: string }): ReactElement {
  const { number } = useFormats();
  return (
    <Trend
      {...{ title, kind: 'bars', numbers: number }}
      points={head.parts.map(({ of, points }) => ({ label: partText(of), values: { points } }))}
      series={[{ name: 'points', label: 'Points', color: 'harbour.5' }]}
    />
  );
}

function partText(of: string | null): string {
  if (of === 'never') return 'Never';
  if (of === 'idle') return 'With inactivity';
  return of === null ? 'None' : monthText(of);
}
