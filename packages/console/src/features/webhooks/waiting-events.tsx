import { Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useNames } from '../../api/names.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { MemberLink } from '../../ui/member-link.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { waitingCall, type Webhook } from './calls.ts';
import { labelOf } from '../../ui/event-words.ts';

const PAGE = 10;

/** What was not told yet, and what it waits for; nothing where nothing waits. */
export function WaitingEvents({ of }: { readonly of: Webhook }): ReactElement | null {
  const [start, setStart] = useState(0);
  const { moment } = useFormats();
  const isWanted = of.health.waiting > 0;
  const found = useRead(
    waitingCall,
    { path: { id: of.id }, query: { count: PAGE, start_index: start } },
    { isWanted },
  );
  const nameOf = useNames(found.data?.waiting.map(({ internal_member_id: id }) => id ?? '') ?? []);
  if (!isWanted) return null;
  return (
    <Panel title="What waits" lead="Not told yet, the longest waiting first.">
      <Answer of={found}>
        {({ waiting, total, more }) => (
          <>
            <DataTable
              label="Events that wait"
              rows={waiting}
              keyOf={({ event_id: id }) => id}
              columns={[
                {
                  head: 'Event',
                  cell: ({ event, internal_member_id: member }) => (
                    <div>
                      <Text size="sm" fw={550}>
                        {labelOf(event)}
                      </Text>
                      {member !== null && (
                        <MemberLink id={member} name={nameOf(member, 'See the member')} />
                      )}
                    </div>
                  ),
                },
                { head: 'Since', cell: ({ waiting_since: since }) => moment(since) },
                { head: 'Next try', cell: ({ next_try_date: at }) => moment(at) },
                { head: 'Why', cell: ({ reason }) => whyOf(reason) },
              ]}
            />
            <Paging
              {...{ of: { total, more }, start, size: PAGE, shown: waiting.length }}
              onStart={setStart}
            />
          </>
        )}
      </Answer>
    </Panel>
  );
}

/** The server's reason without ids, and without the time of the next try: that has a column of its own. */
function whyOf(reason: string): string {
  return (reason.split(/[.;] The next try/i)[0] ?? reason).replaceAll(/,? [0-9a-f]{24}/g, '');
}
