import { Button, Group, Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { FormFrame } from './form-frame.tsx';
import { useServerForm } from './server-form.ts';

/** Asks whether somebody is sure, in words about what will happen. */
export function ConfirmDialog(props: {
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { title, confirm, danger = false, onConfirm, onClose, children } = props;
  const { fault, isBusy, submit } = useServerForm({});
  return (
    <Modal {...{ opened: true, onClose, title }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <FormFrame fault={fault} onSubmit={submit(onConfirm)}>
        <div>{children}</div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus={danger}>
            Cancel
          </Button>
          <Button
            {...{ type: 'submit', loading: isBusy, 'data-autofocus': !danger }}
            {...(danger ? { color: 'red.9' } : {})}
          >
            {confirm}
          </Button>
        </Group>
      </FormFrame>
    </Modal>
  );
}
