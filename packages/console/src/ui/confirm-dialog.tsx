import type { ReactElement, ReactNode } from 'react';
import { FormDialog } from './form-dialog.tsx';
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
    <FormDialog
      {...{ title, fault, isBusy, onClose, confirm, isDanger: danger }}
      first={danger ? 'leave' : 'confirm'}
      onSubmit={submit(onConfirm)}
    >
      <div>{children}</div>
    </FormDialog>
  );
}
