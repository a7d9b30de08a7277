import { List, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useDraft } from '../../api/draft.ts';
import { useNames, type NameOf } from '../../api/names.ts';
import { useFormats } from '../../ui/formats.ts';
import { MemberLink } from '../../ui/member-link.tsx';
import { Figure } from '../../ui/panel.tsx';

interface Compared<T> {
  readonly recorded: T;
  readonly changed: T;
}
interface Flow {
  readonly issued: number;
  readonly redeemed: number;
}
interface Affected {
  readonly members: number;
  readonly points: number;
  readonly most: readonly { readonly member_id: string; readonly difference: number }[];
}
interface SampleSide {
  readonly activity_id: string | null;
  readonly order_id: string | null;
  readonly points: number;
  readonly why: readonly string[];
}
interface Sample {
  readonly member_id: string;
  readonly difference: number;
  readonly pairs: readonly {
    readonly recorded: SampleSide | null;
    readonly changed: SampleSide | null;
  }[];
}
/** What of the report is drawn; `docs/api/backtests.md` describes all of it. */
interface Report {
  readonly total: Compared<Flow & { readonly outstanding: number }>;
  readonly worth: { readonly recorded: string; readonly changed: string } | null;
  readonly activities: readonly (Compared<Flow> & { readonly of: string })[];
  readonly tiers: readonly (Compared<Flow> & { readonly of: string; readonly members: number })[];
  readonly winners: Affected;
  readonly losers: Affected;
  readonly samples: readonly Sample[];
}

const SHOWN_MAX = 5;

/** What the draft would have done: totals, activities and tiers, and who would have won and lost. */
export function BacktestReport({ report: told }: { readonly report: object }): ReactElement {
  const report = told as Report;
  const { data: draft } = useDraft();
  const { money, number } = useFormats();
  const scale = 10 ** (draft?.document.pointsDecimals ?? 0);
  const named = (list: 'activities' | 'tiers', id: string): string =>
    draft?.document[list].find((one) => one.id === id)?.name ?? (id === '' ? 'None' : id);
  const { total } = report;
  const figure = (label: string, { recorded, changed }: Compared<number>): ReactElement => (
    <Figure
      label={label}
      value={signed((changed - recorded) / scale)}
      note={`${number(changed / scale)} in place of ${number(recorded / scale)}`}
    />
  );
  const pick = (name: 'issued' | 'redeemed' | 'outstanding'): Compared<number> => ({
    recorded: total.recorded[name],
    changed: total.changed[name],
  });
  return (
    <Stack gap="lg" aria-live="polite">
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        {figure('Points given', pick('issued'))}
        {figure('Points redeemed', pick('redeemed'))}
        {figure('Points with members at the end', pick('outstanding'))}
      </SimpleGrid>
      {report.worth !== null && (
        <Text size="sm">
          What members hold would be worth {money(Number(report.worth.changed))} at most, in place
          of {money(Number(report.worth.recorded))}.
        </Text>
      )}
      <Parts
        title="By activity"
        head="Activity"
        rows={report.activities.map((part) => ({
          name: named('activities', part.of),
          part,
          scale,
        }))}
      />
      <Parts
        title="By tier"
        head="Tier"
        rows={report.tiers.map((part) => ({ name: named('tiers', part.of), part, scale }))}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <People title="Would have more" of={report.winners} scale={scale} />
        <People title="Would have less" of={report.losers} scale={scale} />
      </SimpleGrid>
      <Samples
        samples={report.samples}
        scale={scale}
        nameOf={(id) => named('activities', id ?? '')}
      />
    </Stack>
  );
}

const SIGNED = new Intl.NumberFormat(undefined, {
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});

function signed(difference: number): string {
  return SIGNED.format(difference);
}

interface PartRow {
  readonly name: string;
  readonly part: Compared<Flow>;
  readonly scale: number;
}

function Parts(props: {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly PartRow[];
}): ReactElement | null {
  const { title, head, rows } = props;
  const { number } = useFormats();
  const shown = rows.filter(({ part }) => part.recorded.issued > 0 || part.changed.issued > 0);
  if (shown.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <Table aria-label={`${title}, points given`} className="numbers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{head}</Table.Th>
            <Table.Th scope="col" ta="right">
              Was
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Would be
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Difference
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ name, part, scale }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{number(part.recorded.issued / scale)}</Table.Td>
              <Table.Td ta="right">{number(part.changed.issued / scale)}</Table.Td>
              <Table.Td ta="right">
                {signed((part.changed.issued - part.recorded.issued) / scale)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function People(props: {
  readonly title: string;
  readonly of: Affected;
  readonly scale: number;
}): ReactElement {
  const { title, of, scale } = props;
  const { counted, points } = useFormats();
  const nameOf = useNames(of.most.slice(0, SHOWN_MAX).map(({ member_id: id }) => id));
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {of.members === 0
          ? 'Nobody'
          : `${counted(of.members, 'member')}, ${points(of.points / scale)} in all`}
      </Text>
      <Stack component="ul" gap={4} mt={6} p={0} style={{ listStyle: 'none' }}>
        {of.most.slice(0, SHOWN_MAX).map(({ member_id: id, difference }) => (
          <li key={id}>
            <Person {...{ id, nameOf }} difference={signed(difference / scale)} />
          </li>
        ))}
      </Stack>
    </div>
  );
}

function Person(props: {
  readonly id: string;
  readonly difference: string;
  readonly nameOf: NameOf;
}): ReactElement {
  const { id, difference, nameOf } = props;
  return (
    <Text size="sm" className="numbers">
      <MemberLink id={id} name={nameOf(id, 'A member')} /> {difference}
    </Text>
  );
}

const SAMPLES_MAX = 4;
const PAIRS_MAX = 2;

/** A few members with what came out otherwise, and why. */
function Samples(props: {
  readonly samples: readonly Sample[];
  readonly scale: number;
  readonly nameOf: (activityId: string | null) => string;
}): ReactElement | null {
  const { samples, scale, nameOf } = props;
  const { points } = useFormats();
  const told = samples.filter(({ pairs }) => pairs.length > 0).slice(0, SAMPLES_MAX);
  const called = useNames(told.map(({ member_id: id }) => id));
  if (told.length === 0) return null;
  const worth = (side: SampleSide | null): string =>
    side === null ? 'nothing' : points(side.points / scale);
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        For example
      </Title>
      <Stack gap="md">
        {told.map(({ member_id: id, difference, pairs }) => (
          <div key={id}>
            <Person {...{ id, nameOf: called }} difference={signed(difference / scale)} />
            {pairs.slice(0, PAIRS_MAX).map(({ recorded, changed }, place) => {
              const one = changed ?? recorded;
              return (
                <details key={place}>
                  <summary>
                    <Text size="sm" span>
                      {nameOf(one?.activity_id ?? null)}
                      {one?.order_id == null ? '' : `, order ${one.order_id}`}: {worth(changed)} in
                      place of {worth(recorded)}
                    </Text>
                  </summary>
                  <List size="sm" c="dimmed" spacing={2} mt={4}>
                    {(changed?.why ?? []).map((sentence, at) => (
                      <List.Item key={at}>{sentence}</List.Item>
                    ))}
                  </List>
                </details>
              );
            })}
          </div>
        ))}
      </Stack>
    </div>
  );
}
