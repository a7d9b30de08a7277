import {
  Anchor,
  Badge,
  Button,
  Group,
  SegmentedControl,
  SimpleGrid,
  TextInput,
} from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { listCoupons } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useFormats, type Formats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { PlacesBar, usePlaces, type Places } from '../../ui/places.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { AddCodesDialog } from './add-codes-dialog.tsx';
import { couponsCall } from './calls.ts';

const PAGE = 25;
const TYPING_MS = 250;

type Coupon = Data<typeof listCoupons>['coupons'][number];

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  left: ['Left', 'green'],
  issued: ['Given out', 'blue'],
  redeemed: ['Used', 'gray'],
  expired: ['Expired', 'gray'],
  burned: ['Taken back', 'gray'],
};

/** The pool of a reward: how many are left, who has which, and the way to add more. */
export function Codes({ rewardId }: { readonly rewardId: string }): ReactElement | null {
  const may = useMay()('change_program');
  return may ? <Pool rewardId={rewardId} /> : null;
}

function Pool({ rewardId }: { readonly rewardId: string }): ReactElement {
  const formats = useFormats();
  const [shown, setShown] = useState<'issued' | 'left'>('issued');
  const [code, setCode] = useState('');
  const places = usePlaces();
  const [isAdding, setAdding] = useState(false);
  const lookFor = useDebouncedCallback((text: string) => setCode(text.trim()), TYPING_MS);
  const found = useRead(couponsCall, {
    path: { reward_id: rewardId },
    query: { shown, coupon_code: code, beyond: places.at, count: PAGE },
  });
  return (
    <Panel
      title="Codes"
      lead="Given out in the order in which they were uploaded. You get a mail when few are left."
      actions={
        <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
          Add codes
        </Button>
      }
    >
      <Answer of={found}>
        {({ coupons, uploaded, issued, next_beyond: next }) => (
          <>
            <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
              <Figure label="Left" value={formats.number(uploaded - issued)} />
              <Figure label="Given out" value={formats.number(issued)} />
              <Figure label="Uploaded" value={formats.number(uploaded)} />
            </SimpleGrid>
            <Group align="flex-end" gap="sm">
              <SegmentedControl
                aria-label="Which codes"
                data={[
                  { value: 'issued', label: 'Given out' },
                  { value: 'left', label: 'Left' },
                ]}
                value={shown}
                onChange={(value) => {
                  setShown(value === 'left' ? 'left' : 'issued');
                  places.reset();
                }}
              />
              <TextInput
                {...{ label: 'Find a code', placeholder: 'The whole code', flex: '1 1 200px' }}
                leftSection={<Icon name="search" size={16} />}
                onChange={({ currentTarget }) => lookFor(currentTarget.value)}
              />
            </Group>
            <CodesPage {...{ coupons, next, places }} none={emptyTitle(code, shown)} />
          </>
        )}
      </Answer>
      {isAdding && <AddCodesDialog rewardId={rewardId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

/** One page of codes, and the way to those before and behind. */
function CodesPage(props: {
  readonly coupons: readonly Coupon[];
  readonly next: number | null;
  readonly places: Places;
  /** What is said where there are none. */
  readonly none: string;
}): ReactElement {
  const { coupons, next, places, none } = props;
  const formats = useFormats();
  return (
    <>
      {coupons.length === 0 ? (
        <Empty icon="tag" title={none} />
      ) : (
        <DataTable<Coupon>
          label="Codes"
          columns={columns(formats)}
          rows={coupons}
          keyOf={({ number }) => String(number)}
        />
      )}
      <PlacesBar {...{ places, next }} />
    </>
  );
}

function emptyTitle(code: string, shown: 'issued' | 'left'): string {
  if (code !== '') return 'The pool has no such code';
  return shown === 'issued' ? 'None was given out yet' : 'No code is left';
}

function columns({ moment, day }: Formats): readonly Column<Coupon>[] {
  return [
    { head: 'Code', cell: ({ code }) => code },
    {
      head: 'State',
      cell: ({ state }) => {
        const [label, color] = STATES[state] ?? [state, 'gray'];
        return (
          <Badge variant="light" color={color}>
            {label}
          </Badge>
        );
      },
    },
    {
      head: 'Member',
      cell: ({ member, member_name }) =>
        member === null ? null : (
          <Anchor component={Link} to={`/members/${member}`}>
            {member_name || 'Erased'}
          </Anchor>
        ),
    },
    { head: 'Given out', cell: ({ issued_date }) => moment(issued_date) },
    { head: 'Used', cell: ({ redeemed_date }) => moment(redeemed_date) },
    { head: 'Good until', cell: ({ good_until }) => day(good_until) },
  ];
}
