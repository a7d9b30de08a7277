import { Modal, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { ShownOnce } from '../../ui/shown-once.tsx';

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
      <ShownOnce
        {...{ value: secret, copy: 'Copy the secret', onKept: onClose }}
        says="Give it to whoever looks after the receiver: with it, a request from this server is told from a stranger’s."
      >
        <TextInput label="Secret" value={secret} readOnly ff="monospace" />
      </ShownOnce>
    </Modal>
  );
}
