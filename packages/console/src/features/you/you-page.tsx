import { Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { endCall, sessionsCall, type Session } from './calls.ts';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { browserOf } from '../../ui/browser-name.ts';
import { SignedInOn } from './signed-in-on.tsx';

/** The person who is signed in: where, and with which password. */
export function YouPage(): ReactElement {
  const { person, merchant } = useMe();
  const found = useRead(sessionsCall);
  const [ending, setEnding] = useState<Session | null>(null);
  return (
    <Page title="You">
      <Panel title={person.name}>
        <Facts
          of={[
            ['E-mail address', person.email],
            ['Role', person.role],
            ['Store', merchant.name],
          ]}
        />
      </Panel>
      <Panel title="Signed in on" lead="Where you are signed in. End what you do not know.">
        <Answer of={found}>
          {({ sessions }) => <SignedInOn sessions={sessions} onEnd={setEnding} />}
        </Answer>
      </Panel>
      <SecondFactor />
      <Panel title="Password" lead="Another password signs you out everywhere else.">
        <PasswordForm />
      </Panel>
      {ending !== null && <EndDialog session={ending} onClose={() => setEnding(null)} />}
    </Page>
  );
}

function EndDialog(props: {
  readonly session: Session;
  readonly onClose: () => void;
}): ReactElement {
  const { session, onClose } = props;
  const end = useWrite(endCall);
  const go = async (): Promise<void> => {
    await end.mutateAsync({ sent: { path: { id: session.id } } });
    onClose();
  };
  return (
    <ConfirmDialog
      {...{ title: 'Sign out there', confirm: 'Sign out there', danger: true }}
      {...{ onConfirm: go, onClose }}
    >
      <Stack gap="xs">
        <Text size="sm">
          You are signed out at once on {browserOf(session.user_agent)} at {session.address}.
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
