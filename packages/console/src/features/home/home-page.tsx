import { Anchor, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { useProgram } from '../../api/program.ts';
import { useFormats } from '../../ui/formats.ts';
import { Page } from '../../ui/page.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { membersCall, queueCall } from './calls.ts';
import { LatestTransactions } from './latest-transactions.tsx';
import { LaunchChecklist } from './launch-checklist.tsx';
import { LowStock } from './low-stock.tsx';

const ONE = { count: 1 } as const;

/** How the program stands: what is still to be done, who is in it, what waits, what happened last. */
export function HomePage(): ReactElement {
  const { person, merchant } = useMe();
  const program = useProgram();
  return (
    <Page title="Home" lead={`${program.name || merchant.name}. Good to see you, ${person.name}.`}>
      <LaunchChecklist />
      <Figures />
      <LowStock />
      <Panel title="What happened last">
        <LatestTransactions />
      </Panel>
    </Page>
  );
}

/** Counts of the server, nothing made up: where one is not there yet, a dash stands. */
function Figures(): ReactElement {
  const { number } = useFormats();
  const all = useRead(membersCall, { query: ONE });
  const active = useRead(membersCall, { query: { ...ONE, member_status: { eq: 'active' } } });
  const blocked = useRead(membersCall, { query: { ...ONE, member_status: { eq: 'blocked' } } });
  const waiting = useRead(queueCall, { query: ONE });
  const count = (of: { readonly data?: { readonly total: number } | undefined }): string =>
    of.data === undefined ? '–' : number(of.data.total);
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
        <Figure label="Members" value={count(all)} note={<To to="/members">See them</To>} />
        <Figure label="Of them active" value={count(active)} />
        <Figure
          label="Blocked"
          value={count(blocked)}
          note={<To to="/members?status=blocked">See who</To>}
        />
        <Figure
          label="Awards that wait"
          value={count(waiting)}
          note={<To to="/moderation">Look at them</To>}
        />
      </SimpleGrid>
      {all.isError && (
        <Text size="sm" c="dimmed">
          Some figures cannot be read at the moment.
        </Text>
      )}
    </Stack>
  );
}

function To({ to, children }: { readonly to: string; readonly children: string }): ReactElement {
  return (
    <Anchor component={Link} to={to} size="sm">
      {children}
    </Anchor>
  );
}
