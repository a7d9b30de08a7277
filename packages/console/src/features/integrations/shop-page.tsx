import { Badge, Button, CopyButton, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useNames, type NameOf } from '../../api/names.ts';
import { useAsked } from '../../ui/asked.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { MemberLink } from '../../ui/member-link.tsx';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/say.ts';
import { Answer, Empty } from '../../ui/states.tsx';
import { eventsCall, shopCall, updateCall, type Shop, type StoreEvent } from './calls.ts';
import { eventText, OUTCOMES, shopName } from './shop-words.ts';

const PAGE = 20;
const BACK = { to: '/settings/integrations', label: 'Integrations' };

/** One shop: where it posts, what it told, and why an order did not earn. */
export function ShopPage(): ReactElement {
  const { id = '' } = useParams();
  const found = useRead(shopCall, { path: { id } });
  const [isSwitching, setSwitching] = useState(false);
  const shop = found.data;
  const isOn = shop?.status === 'active';
  return (
    <Page
      title={shop === undefined ? 'Shop' : shopName(shop.integration_type)}
      back={BACK}
      actions={
        shop !== undefined && (
          <Button variant="default" onClick={() => setSwitching(true)}>
            {isOn ? 'Switch off' : 'Switch on'}
          </Button>
        )
      }
    >
      <Answer of={found}>{(one) => <Address of={one} />}</Answer>
      <Events id={id} />
      {isSwitching && shop !== undefined && (
        <SwitchDialog of={shop} onClose={() => setSwitching(false)} />
      )}
    </Page>
  );
}

function Address({ of }: { readonly of: Shop }): ReactElement {
  const url = of.config.zif_config.workflow_url;
  const signs =
    of.config.signed_with === 'api_key' ? 'an API key of the store' : 'a secret of its own';
  return (
    <Panel
      title="Where it posts"
      lead={`Put this address into the shop’s plugin. It signs with ${signs}.`}
    >
      <Group align="flex-end" gap="sm">
        <TextInput label="Address" value={url} readOnly style={{ flex: '1 1 240px' }} />
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      {of.status !== 'active' && (
        <Text size="sm">It is switched off: what the shop tells is not carried out.</Text>
      )}
    </Panel>
  );
}

function SwitchDialog(props: { readonly of: Shop; readonly onClose: () => void }): ReactElement {
  const { of, onClose } = props;
  const update = useWrite(updateCall);
  const isOn = of.status === 'active';
  const title = isOn ? 'Switch off' : 'Switch on';
  const run = async (): Promise<void> => {
    const body = { status: isOn ? 'inactive' : 'active' };
    await update.mutateAsync({ sent: { path: { id: of.id }, body } });
    sayDone(isOn ? 'Switched off' : 'Switched on');
    onClose();
  };
  return (
    <ConfirmDialog {...{ title, confirm: title, danger: isOn, onConfirm: run, onClose }}>
      {isOn
        ? 'Orders of this shop earn nothing until it is switched on again.'
        : 'What the shop tells from now on is carried out.'}
    </ConfirmDialog>
  );
}

function Events({ id }: { readonly id: string }): ReactElement {
  const asked = useAsked();
  const [outcome, { start }] = [asked.of('outcome'), asked];
  const found = useRead(eventsCall, {
    path: { id },
    query: {
      ...{ count: PAGE, start_index: start },
      outcome: outcome === '' ? undefined : [outcome],
    },
  });
  return (
    <Panel title="What it told" lead="Of the last 30 days, the newest first.">
      <NativeSelect
        {...{ label: 'Came to', value: outcome, w: 'fit-content' }}
        data={[
          { value: '', label: 'Anything' },
          ...Object.entries(OUTCOMES).map(([value, [label]]) => ({ value, label })),
        ]}
        onChange={({ currentTarget }) => asked.change({ outcome: currentTarget.value })}
      />
      <Answer of={found} rows={5}>
        {({ events, total, more }) =>
          events.length === 0 ? (
            <Empty icon="shop" title="Nothing came">
              {outcome === ''
                ? 'Once the shop posts to the address above, each event stands here.'
                : 'Nothing ended so.'}
            </Empty>
          ) : (
            <>
              <Rows of={events} />
              <Paging
                {...{ of: { total, more }, start, size: PAGE, shown: events.length }}
                onStart={asked.goTo}
              />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}

function Rows({ of }: { readonly of: readonly StoreEvent[] }): ReactElement {
  const { moment } = useFormats();
  const nameOf = useNames(of.map(({ internal_member_id: id }) => id ?? ''));
  return (
    <DataTable
      label="Events"
      rows={of}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Event',
          cell: ({ activity_id: name, order_id: order }) => (
            <div>
              <Text size="sm" fw={550}>
                {eventText(name)}
              </Text>
              {order !== null && (
                <Text size="sm" c="dimmed">
                  Order {order}
                </Text>
              )}
            </div>
          ),
        },
        { head: 'Member', cell: (event) => <Member {...{ of: event, nameOf }} /> },
        { head: 'Came to', cell: (event) => <Outcome of={event} /> },
        { head: 'When', cell: ({ received_date: at }) => moment(at) },
      ]}
    />
  );
}

function Member(props: { readonly of: StoreEvent; readonly nameOf: NameOf }): ReactElement {
  const { internal_member_id: id, member_id: name } = props.of;
  if (id === null) return <>{name ?? 'Nobody'}</>;
  return <MemberLink id={id} name={props.nameOf(id, name ?? 'See who')} />;
}

function Outcome({ of }: { readonly of: StoreEvent }): ReactElement {
  const [label, color] = OUTCOMES[of.outcome] ?? [of.outcome, 'gray'];
  return (
    <div>
      <Badge variant="light" color={color}>
        {label}
      </Badge>
      {of.reason !== null && (
        <Text size="sm" c="dimmed">
          {of.reason}
        </Text>
      )}
    </div>
  );
}
