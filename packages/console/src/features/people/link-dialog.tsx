import { Modal, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { ShownOnce } from '../../ui/shown-once.tsx';
import type { MadeLink } from './calls.ts';

/** A link that sets a password: said where it went, or shown this once. */
export function LinkDialog(props: {
  readonly link: MadeLink;
  readonly onClose: () => void;
}): ReactElement {
  const { link, onClose } = props;
  const { moment } = useFormats();
  return (
    <Modal
      {...{ opened: true, onClose, title: `For ${link.person.name}` }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {link.link === null ? (
        <Text>
          A link to set a password went to {link.mailed_to}. It is good until{' '}
          {moment(link.link_expires)}.
        </Text>
      ) : (
        <ShownOnce
          {...{ value: link.link, copy: 'Copy the link' }}
          says={`No mail server is set up here: hand this link to ${link.person.name} yourself. It sets the password once, and is good until ${moment(link.link_expires)}.`}
        >
          <TextInput label="Link" value={link.link} readOnly />
        </ShownOnce>
      )}
    </Modal>
  );
}
