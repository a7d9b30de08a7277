import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { sentenceOf } from '../../api/failure.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { browserOf } from '../../ui/browser-name.ts';
import { useFormats } from '../../ui/formats.ts';
import { sayDone } from '../../ui/say.ts';
import { Answer } from '../../ui/states.tsx';
import { endSessionCall, sessionsCall, type ListedPerson } from './calls.ts';

/** Where somebody is signed in, and out of there. */
export function SessionsDialog(props: {
  readonly person: ListedPerson;
  readonly onClose: () => void;
}): ReactElement {
  const { person, onClose } = props;
  const { moment } = useFormats();
  const found = useRead(sessionsCall, { path: { id: person.id } });
  const end = useWrite(endSessionCall);
  const [fault, setFault] = useState('');
  const signOut = async (session: string): Promise<void> => {
    try {
      await end.mutateAsync({ sent: { path: { id: person.id, session } } });
      sayDone(`${person.name} is signed out there`);
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  return (
    <Modal
      {...{ opened: true, onClose, title: `Where ${person.name} is signed in`, size: 'lg' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Answer of={found}>
        {({ sessions }) => (
          <Stack gap="md">
            {fault !== '' && (
              <Text c="red" size="sm" role="alert">
                {fault}
              </Text>
            )}
            {sessions.length === 0 && <Text size="sm">{person.name} is signed in nowhere.</Text>}
            {sessions.map((session) => (
              <Group key={session.id} justify="space-between">
                <div>
                  <Text size="sm" fw={550}>
                    {browserOf(session.user_agent)}, {session.address}
                  </Text>
                  <Text size="sm" c="dimmed">
                    Since {moment(session.created_date)}, used last {moment(session.last_used_date)}
                  </Text>
                </div>
                <Button
                  {...{ variant: 'subtle', size: 'compact-sm', color: 'red' }}
                  disabled={end.isPending}
                  onClick={() => void signOut(session.id)}
                >
                  Sign out there
                </Button>
              </Group>
            ))}
          </Stack>
        )}
      </Answer>
    </Modal>
  );
}
