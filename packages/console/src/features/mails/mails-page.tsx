import { Alert, Anchor, Badge, Button, Stack, Switch, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { sentenceOf } from '../../api/failure.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { Answer } from '../../ui/states.tsx';
import { settingsCall, templatesCall, updateCall, type MailSettings } from './calls.ts';
import { MESSAGES } from './mail-words.ts';
import { SenderForm } from './sender-form.tsx';

/** Which mails members get, and in whose words. */
export function MailsPage(): ReactElement {
  const found = useRead(settingsCall);
  return (
    <Page title="E-mails" lead="What members hear of their points by mail, in your words.">
      <Answer of={found} rows={8}>
        {(settings) => (
          <Stack gap="lg">
            <State of={settings} />
            <Messages of={settings} />
            <SenderForm of={settings} />
          </Stack>
        )}
      </Answer>
    </Page>
  );
}

/** Whether mail leaves, and where to. */
function State({ of }: { readonly of: MailSettings }): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const isStill = !of.enabled || of.paused_for !== null;
  const isKept = of.delivery === 'kept';
  const where = isKept
    ? 'Nothing leaves: this is a test store, or the server has no mail server.'
    : `They come from ${of.from_address}.`;
  return (
    <Alert
      color={isStill || isKept ? 'yellow' : 'green'}
      title={
        isStill ? 'Members get no mail' : isKept ? 'Mails are made and kept' : 'Members get mail'
      }
      icon={<Icon name="mail" />}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {of.paused_for === 'failing'
            ? 'The mail server took nothing for five days, so mail is paused. What waits goes out when you turn it on.'
            : where}
        </Text>
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          {isStill ? 'Turn mail on' : 'Turn mail off'}
        </Button>
      </Stack>
      {isAsking && <TurnDialog isTurnedOn={isStill} of={of} onClose={() => setAsking(false)} />}
    </Alert>
  );
}

function TurnDialog(props: {
  readonly isTurnedOn: boolean;
  readonly of: MailSettings;
  readonly onClose: () => void;
}): ReactElement {
  const { isTurnedOn, of, onClose } = props;
  const update = useWrite(updateCall);
  const title = isTurnedOn ? 'Turn mail on' : 'Turn mail off';
  const chosen = of.messages.map((message) => MESSAGES[message]?.label ?? message).join(', ');
  const run = async (): Promise<void> => {
    await update.mutateAsync({ sent: { body: { enabled: isTurnedOn } } });
    sayDone(isTurnedOn ? 'Mail is turned on' : 'Mail is turned off');
    onClose();
  };
  return (
    <ConfirmDialog {...{ title, confirm: title, danger: !isTurnedOn, onConfirm: run, onClose }}>
      {isTurnedOn
        ? `Members are written to about what happens from now on: ${chosen === '' ? 'no message is chosen yet' : chosen}.`
        : 'Nobody is written to, and what happens meanwhile is not told later.'}
    </ConfirmDialog>
  );
}

function Messages({ of }: { readonly of: MailSettings }): ReactElement {
  const templates = useRead(templatesCall);
  const update = useWrite(updateCall);
  const own = new Set(
    (templates.data?.templates ?? []).flatMap((each) => (each.is_own ? [each.message] : [])),
  );
  const turn = async (message: string, isOn: boolean): Promise<void> => {
    const messages = isOn
      ? [...of.messages, message]
      : of.messages.filter((each) => each !== message);
    try {
      await update.mutateAsync({ sent: { body: { messages } } });
      sayDone(`${MESSAGES[message]?.label ?? message}: ${isOn ? 'on' : 'off'}`);
    } catch (error) {
      sayFailed(sentenceOf(error));
    }
  };
  return (
    <Panel title="Messages" lead="One event makes one mail at most.">
      <DataTable
        label="Messages"
        rows={Object.entries(MESSAGES)}
        keyOf={([message]) => message}
        columns={[
          {
            head: 'Message',
            cell: ([message, { label, when }]) => (
              <div>
                <Anchor component={Link} to={`/settings/mails/${message}`} fw={550}>
                  {label}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {when}
                </Text>
              </div>
            ),
          },
          {
            head: 'Text',
            cell: ([message]) => (
              <Badge variant="light" color={own.has(message) ? 'harbour' : 'gray'}>
                {own.has(message) ? 'Yours' : 'Built in'}
              </Badge>
            ),
          },
          {
            head: 'Sent',
            cell: ([message, { label }]) => (
              <Switch
                aria-label={`Send: ${label}`}
                {...{ checked: of.messages.includes(message), disabled: update.isPending }}
                onChange={({ currentTarget }) => void turn(message, currentTarget.checked)}
              />
            ),
          },
        ]}
      />
    </Panel>
  );
}
