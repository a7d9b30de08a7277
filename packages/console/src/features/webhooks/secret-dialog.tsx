import { Alert, Button, CopyButton, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';

/** What requests are signed with, shown this once. */
export function SecretDialog(props: {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}): ReactElement {
  const { name, secret, onClose } = props;
  return (
    <Modal
      {...{ opened: true, onClose, title: `The secret of ${name}` }}
      {...{ closeOnClickOutside: false, closeButtonProps: { 'aria-label': 'Close' } }}
    >
      <Stack gap="md">
        <Alert color="yellow" title="Shown only this once">
          Give it to whoever looks after the receiver: with it, a request from this server is told
          from a stranger’s.
        </Alert>
        <TextInput label="Secret" value={secret} readOnly ff="monospace" />
        <Group justify="flex-end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy the secret'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>I have kept it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
