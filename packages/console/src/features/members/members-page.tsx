import { Button, Paper, Stack } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { membersCall } from './calls.ts';
import { Filters } from './filters.tsx';
import { ChooseColumns, memberColumns, useChosenColumns } from './member-columns.tsx';
import { nameOf } from '../../ui/member-name.ts';
import { isFiltered, queryOf, wantedOf, type Wanted } from './wanted.ts';

const PAGE = 25;

/** Everybody, newest first, and the way to one of them. What is looked for stands in the address. */
export function MembersPage(): ReactElement {
  const { wanted, start, change, clear } = useAddress();
  const formats = useFormats();
  const [chosen, choose] = useChosenColumns();
  const [ticked, setTicked] = useState<ReadonlyMap<string, string>>(new Map());
  const isManager = useMay()('change_program');
  const query = queryOf(wanted, formats.zone);
  const found = useRead(membersCall, { query: { ...query, count: PAGE, start_index: start } });
  const tick = (rows: readonly MemberData[], isTicked: boolean): void => {
    const next = new Map(ticked);
    for (const row of rows) {
      if (isTicked) next.set(row.id, nameOf(row));
      else next.delete(row.id);
    }
    setTicked(next);
  };
  return (
    <Page
      title="Members"
      lead="Everybody who collects points with you, the newest first."
      {...(isManager ? { actions: <CarryOver /> } : {})}
    >
      <Paper withBorder p="md">
        <Stack gap="md">
          <Filters {...{ wanted, change }}>
            <ChooseColumns chosen={chosen} onChoose={choose} />
          </Filters>
          <Answer of={found} rows={8}>
            {({ members, ...of }) =>
              members.length === 0 ? (
                <Nobody isFiltered={isFiltered(wanted)} onClear={clear} />
              ) : (
                <>
                  {isManager && (
                    <BulkBar {...{ ticked, query, of }} onClear={() => setTicked(new Map())} />
                  )}
                  <DataTable<MemberData>
                    label="Members"
                    columns={memberColumns(chosen, formats)}
                    rows={members}
                    keyOf={({ id }) => id}
                    {...(isManager
                      ? { ticks: { isTicked: ({ id }) => ticked.has(id), nameOf, onTick: tick } }
                      : {})}
                  />
                  <Paging
                    {...{ of, start, size: PAGE, shown: members.length }}
                    onStart={(from) => change({ start: from === 0 ? '' : String(from) })}
                  />
                </>
              )
            }
          </Answer>
        </Stack>
      </Paper>
    </Page>
  );
}

/** What is looked for and from where on, as the address says it, and how that is changed. */
function useAddress(): {
  readonly wanted: Wanted;
  readonly start: number;
  readonly change: (changed: Readonly<Record<string, string>>) => void;
  readonly clear: () => void;
} {
  const [asked, setAsked] = useSearchParams();
  const change = (changed: Readonly<Record<string, string>>): void => {
    setAsked(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('start');
        for (const [name, value] of Object.entries(changed)) {
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  return {
    wanted: wantedOf(asked),
    start: Math.max(0, Number(asked.get('start') ?? 0) || 0),
    change,
    clear: () => setAsked({}, { replace: true }),
  };
}

function CarryOver(): ReactElement {
  return (
    <>
      <Button
        {...{ component: Link, to: '/members/import', variant: 'default' }}
        leftSection={<Icon name="upload" size={16} />}
      >
        Import
      </Button>
      <Button
        {...{ component: Link, to: '/members/export', variant: 'default' }}
        leftSection={<Icon name="download" size={16} />}
      >
        Export
      </Button>
    </>
  );
}

function Nobody(props: {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}): ReactElement {
  if (!props.isFiltered) {
    return (
      <Empty icon="members" title="Nobody has joined yet">
        Members appear here when your shop enrols them, or after an import.
      </Empty>
    );
  }
  return (
    <Empty icon="search" title="Nobody was found">
      Members are found by what their name, e-mail address, id or phone begins with, and by whole
      tags and values.
      <br />
      <Button variant="default" size="xs" mt="md" onClick={props.onClear}>
        Show everybody
      </Button>
    </Empty>
  );
}
