import { Badge, Button, NativeSelect, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useNames } from '../../api/names.ts';
import { useAsked } from '../../ui/asked.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { MemberLink } from '../../ui/member-link.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlacesBar, usePlaces } from '../../ui/places.tsx';
import { Answer } from '../../ui/states.tsx';
import { linesCall, type Correction, type Line } from './calls.ts';
import { isUnderWay, lineStanding } from './words.ts';

const PAGE = 20;
const LOOK_EVERY_MS = 2000;
const STATES = ['foreseen', 'refused', 'applied', 'left_out', 'undone', 'kept'];

/** Each member or award with what is done for it, and why something is not. */
export function Lines({ of }: { readonly of: Correction }): ReactElement {
  const asked = useAsked();
  const state = asked.of('lines');
  const places = usePlaces();
  const found = useRead(
    linesCall,
    { path: { id: of.id }, query: { after: places.at, count: PAGE, state } },
    { again: () => (isUnderWay(of) ? LOOK_EVERY_MS : null) },
  );
  return (
    <Panel
      title="Members, one by one"
      actions={
        <Button
          {...{ component: 'a', variant: 'default', size: 'xs', download: true }}
          href={`/v2/loyalty/corrections/${of.id}/lines.csv?count=10000`}
        >
          Download as CSV
        </Button>
      }
    >
      <NativeSelect
        {...{ label: 'Show', value: state, w: 'fit-content' }}
        data={[
          { value: '', label: 'All' },
          ...STATES.map((value) => ({ value, label: lineStanding(value)[0] })),
        ]}
        onChange={({ currentTarget }) => {
          places.reset();
          asked.change({ lines: currentTarget.value });
        }}
      />
      <Answer of={found} rows={5}>
        {({ lines, more }) => (
          <>
            {lines.length === 0 ? <Text c="dimmed">None.</Text> : <Rows of={lines} />}
            <PlacesBar {...{ places, next: more ? (lines.at(-1)?.line ?? null) : null }} />
          </>
        )}
      </Answer>
    </Panel>
  );
}

function Rows({ of }: { readonly of: readonly Line[] }): ReactElement {
  const { points } = useFormats();
  const nameOf = useNames(of.map(({ member }) => member));
  return (
    <DataTable
      label="Lines"
      rows={of}
      keyOf={({ line }) => String(line)}
      columns={[
        {
          head: 'Member',
          cell: ({ member, member_id: name }) =>
            name === '' ? 'Erased' : <MemberLink id={member} name={nameOf(member, name)} />,
        },
        { head: 'Came to', cell: (line) => <State of={line} /> },
        { head: 'Tier', cell: tierText },
        {
          head: 'Points',
          isNumber: true,
          cell: ({ points: moved }) =>
            moved === null ? '–' : `${moved > 0 ? '+' : ''}${points(moved)}`,
        },
      ]}
    />
  );
}

function tierText({ tier_from: from, tier_to: to }: Line): string {
  return from === to ? 'As it was' : `${from ?? 'None'} → ${to ?? 'none'}`;
}

function State({ of }: { readonly of: Line }): ReactElement {
  const [label, color] = lineStanding(of.state);
  return (
    <div>
      <Badge variant="light" color={color}>
        {label}
      </Badge>
      {of.why !== null && (
        <Text size="sm" c="dimmed">
          {of.why}
        </Text>
      )}
    </div>
  );
}
