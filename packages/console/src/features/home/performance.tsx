import { Anchor, SimpleGrid, Stack, Text } from '@mantine/core';
import type { reportOverview } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { calendarDay, useFormats } from '../../ui/formats.ts';
import { Figure, Panel } from '../../ui/panel.tsx';
import { useSpan } from '../../ui/span.ts';
import { Answer } from '../../ui/states.tsx';
import { trendPoints } from '../../ui/trend-points.ts';
import { Trend } from '../../ui/trend.tsx';
import { overviewCall } from './calls.ts';

type Overview = Data<typeof reportOverview>;

/** Figures of the last days beside those of as many days before, and how they came about. */
export function Performance(): ReactElement {
  const { query } = useSpan();
  const found = useRead(overviewCall, { query });
  return (
    <Answer of={found} rows={6}>
      {(overview) => (
        <Stack gap="md">
          <Figures overview={overview} />
          <Trends overview={overview} />
        </Stack>
      )}
    </Answer>
  );
}

const COUNTED = [
  ['Points issued', 'issued_points'],
  ['Points redeemed', 'redeemed_points'],
  ['Points expired', 'expired_points'],
  ['Active members', 'active_members'],
] as const;

function Figures({ overview }: { readonly overview: Overview }): ReactElement {
  const { number, share, amount, moment } = useFormats();
  const { totals, before, liability, as_of } = overview;
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 2, md: 3 }} spacing="md">
        {COUNTED.map(([label, name]) => (
          <Figure
            key={name}
            {...{ label, value: number(totals[name]) }}
            note={<Change now={totals[name]} then={before[name]} />}
          />
        ))}
        <Figure
          label="Redemption rate"
          value={totals.redemption_rate === null ? '–' : share(totals.redemption_rate)}
          note={<RateChange now={totals.redemption_rate} then={before.redemption_rate} />}
        />
        <Figure
          label="Outstanding points"
          value={number(totals.outstanding_points)}
          note={
            liability === null ? (
              <Anchor component={Link} to="/liability" size="sm">
                Say what a point is worth
              </Anchor>
            ) : (
              `worth ${amount(liability.amount)}`
            )
          }
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {calendarDay(totals.from_date)} to {calendarDay(totals.to_date)}, beside as many days
        before. {as_of === null ? 'Nothing is counted yet.' : `Counted up to ${moment(as_of)}.`}
      </Text>
    </Stack>
  );
}

/** How much more or less than before; in words, so that no colour has to be seen. */
function Change({ now, then }: { readonly now: number; readonly then: number }): ReactElement {
  const { share, number } = useFormats();
  if (then === now) return <>as before</>;
  if (then <= 0) return <>{`${number(then)} before`}</>;
  const ratio = (now - then) / then;
  return <>{`${share(Math.abs(ratio))} ${ratio > 0 ? 'more' : 'less'} than before`}</>;
}

function RateChange(props: {
  readonly now: number | null;
  readonly then: number | null;
}): ReactElement {
  const { share } = useFormats();
  const { then } = props;
  return <>{then === null ? 'nothing issued before' : `${share(then)} before`}</>;
}

function Trends({ overview }: { readonly overview: Overview }): ReactElement {
  const { number } = useFormats();
  const points = trendPoints(overview, (period) => ({
    issued: period.issued_points,
    redeemed: period.redeemed_points,
    expired: period.expired_points,
    outstanding: period.outstanding_points,
    enrolled: period.enrolled_members,
    active: period.active_members,
  }));
  const terms = { points, numbers: number };
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      <Panel title="Points" lead="Issued, redeemed and expired">
        <Trend
          {...{ ...terms, kind: 'bars', title: 'Points issued, redeemed and expired' }}
          series={[
            { name: 'issued', label: 'Issued', color: 'harbour.5' },
            { name: 'redeemed', label: 'Redeemed', color: 'teal.6' },
            { name: 'expired', label: 'Expired', color: 'orange.6' },
          ]}
        />
      </Panel>
      <Panel title="Outstanding points" lead="What members have at the end of each period">
        <Trend
          {...{ ...terms, kind: 'area', title: 'Outstanding points' }}
          series={[{ name: 'outstanding', label: 'Outstanding', color: 'harbour.5' }]}
        />
      </Panel>
      <Panel title="Active members" lead="Who earned or redeemed, each once">
        <Trend
          {...{ ...terms, kind: 'area', title: 'Active members' }}
          series={[{ name: 'active', label: 'Active members', color: 'teal.6' }]}
        />
      </Panel>
      <Panel title="New members" lead="Who enrolled">
        <Trend
          {...{ ...terms, kind: 'bars', title: 'New members' }}
          series={[{ name: 'enrolled', label: 'New members', color: 'cyan.7' }]}
        />
      </Panel>
    </SimpleGrid>
  );
}
