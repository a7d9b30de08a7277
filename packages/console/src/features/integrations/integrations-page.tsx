import { Button, SimpleGrid, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { helpDesksCall, mailCall, shopsCall, webhooksCall } from './calls.ts';
import { Card, type Standing } from './card.tsx';
import { ShopDialog } from './shop-dialog.tsx';
import { Shops } from './shops.tsx';

const NOT_CONNECTED: Standing = ['Not connected', 'gray'];

/** All that the program can be joined to, and how it does. */
export function IntegrationsPage(): ReactElement {
  const [isAdding, setAdding] = useState(false);
  const shops = useRead(shopsCall, { query: { count: 100 } });
  return (
    <Page
      title="Integrations"
      lead="What your program is joined to: shops, help desks, mail, and your own systems."
    >
      <Panel
        title="Shops"
        lead="A shop tells what happens in it, and orders earn by themselves."
        actions={
          <Button
            size="xs"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setAdding(true)}
          >
            Join a shop
          </Button>
        }
      >
        <Answer of={shops}>
          {({ integrations }) =>
            integrations.length === 0 ? (
              <Empty icon="shop" title="No shop is joined this way">
                Plugins for Magento and others post their orders to an address that is made here.
              </Empty>
            ) : (
              <Shops of={integrations} />
            )
          }
        </Answer>
      </Panel>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        <HelpDesk kind="zendesk" title="Zendesk" />
        <HelpDesk kind="gladly" title="Gladly" />
        <Webhooks />
        <Mail />
        <Card
          {...{ icon: 'picture', title: 'Receipts and photos' }}
          does="Files that members send are kept in a folder or a bucket, as whoever runs this server says."
          links={[['See what waits', '/moderation']]}
        />
        <Card
          {...{ icon: 'key', title: 'API' }}
          does="Everything that this console does, a program of yours can do too."
          links={[['Read the reference', '/docs/']]}
        />
      </SimpleGrid>
      {isAdding && <ShopDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function HelpDesk(props: {
  readonly kind: 'zendesk' | 'gladly';
  readonly title: string;
}): ReactElement {
  const { data } = useRead(helpDesksCall);
  const own = data?.help_desks.filter(({ kind }) => kind === props.kind) ?? [];
  const [first] = own;
  const isPaused = own.some(({ status }) => status === 'paused');
  const standing: Standing =
    first === undefined ? NOT_CONNECTED : isPaused ? ['Paused', 'yellow'] : ['Connected', 'green'];
  const isHealthKept = props.kind === 'zendesk' && first !== undefined;
  return (
    <Card
      {...{ icon: 'headset', title: props.title }}
      standing={data === undefined ? undefined : standing}
      does="Agents see points beside the conversation, and award and redeem there."
      links={[
        ['Settings', '/settings/help-desks'],
        ...(isHealthKept ? ([['How it does', zendeskPage(first.id)]] as const) : []),
      ]}
    >
      {first !== undefined && (
        <Text size="sm">
          {first.name}: agents may {first.actions ? 'award and redeem' : 'look'}.
        </Text>
      )}
    </Card>
  );
}

function zendeskPage(id: string): string {
  return `/settings/help-desks/${id}/zendesk`;
}

function Webhooks(): ReactElement {
  const { data } = useRead(webhooksCall);
  const { counted } = useFormats();
  const hooks = data?.webhooks ?? [];
  const failing = hooks.filter(
    ({ status, health }) => status === 'active' && health.failing_since !== null,
  );
  const [worst] = failing;
  const standing: Standing =
    hooks.length === 0
      ? NOT_CONNECTED
      : worst === undefined
        ? ['Working', 'green']
        : ['Failing', 'red'];
  return (
    <Card
      {...{ icon: 'send', title: 'Webhooks' }}
      standing={data === undefined ? undefined : standing}
      does="Your own systems are told what happens to members and their points."
      links={[['Settings', '/settings/webhooks']]}
    >
      {hooks.length > 0 && (
        <Text size="sm">
          {counted(hooks.length, 'webhook')}
          {worst === undefined
            ? '.'
            : `. ${worst.name}: ${worst.health.last_failure ?? 'no answer'}.`}
        </Text>
      )}
    </Card>
  );
}

function Mail(): ReactElement {
  const { data } = useRead(mailCall);
  const { counted } = useFormats();
  const isStill = data !== undefined && (!data.enabled || data.paused_for !== null);
  const standing: Standing = isStill
    ? [data.paused_for === null ? 'Off' : 'Paused', data.paused_for === null ? 'gray' : 'red']
    : data?.delivery === 'kept'
      ? ['Kept, not sent', 'yellow']
      : ['On', 'green'];
  return (
    <Card
      {...{ icon: 'mail', title: 'E-mail' }}
      standing={data === undefined ? undefined : standing}
      does="Members hear of points, rewards and what is about to expire."
      links={[['Settings and texts', '/settings/mails']]}
    >
      {data !== undefined && (
        <Text size="sm">{counted(data.messages.length, 'message')} switched on.</Text>
      )}
    </Card>
  );
}
