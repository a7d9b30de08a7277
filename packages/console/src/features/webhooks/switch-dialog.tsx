import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { sayDone } from '../../ui/say.ts';
import { removeCall, updateCall, type Webhook } from './calls.ts';

export type Switch = Webhook['status'];

interface SwitchWords {
  readonly title: string;
  readonly confirm: string;
  readonly done: string;
  readonly danger: boolean;
}

const WORDS: Readonly<Record<Switch, SwitchWords>> = {
  active: { title: 'Turn on', confirm: 'Turn on', done: 'is told again', danger: false },
  paused: { title: 'Pause', confirm: 'Pause', done: 'is paused', danger: false },
  inactive: { title: 'Turn off', confirm: 'Turn off', done: 'is turned off', danger: true },
};

/** Turns a webhook on, off, or has what happens wait for it. */
export function SwitchDialog(props: {
  readonly of: Webhook;
  readonly to: Switch;
  readonly onClose: () => void;
}): ReactElement {
  const { of, to, onClose } = props;
  const { counted } = useFormats();
  const update = useWrite(updateCall);
  const words = WORDS[to];
  const waiting = counted(of.health.waiting, 'event');
  const change = async (): Promise<void> => {
    await update.mutateAsync({ sent: { path: { id: of.id }, body: { status: to } } });
    sayDone(`${of.name} ${words.done}`);
    onClose();
  };
  return (
    <ConfirmDialog
      title={`${words.title}: ${of.name}`}
      {...{ confirm: words.confirm, danger: words.danger, onConfirm: change, onClose }}
    >
      {to === 'active' && `What happens from now on is sent. ${waiting} that wait go out first.`}
      {to === 'paused' && 'What happens is kept, and is sent when you resume it.'}
      {to === 'inactive' &&
        `What happens is not kept for it any more, and ${waiting} that wait are dropped. To have them wait, pause it.`}
    </ConfirmDialog>
  );
}

export function RemoveDialog(props: {
  readonly of: Webhook;
  readonly onClose: () => void;
  readonly onGone: () => void;
}): ReactElement {
  const { of, onClose, onGone } = props;
  const { counted } = useFormats();
  const remove = useWrite(removeCall);
  const run = async (): Promise<void> => {
    await remove.mutateAsync({ sent: { path: { id: of.id } } });
    sayDone(`${of.name} is removed`);
    onGone();
  };
  return (
    <ConfirmDialog
      {...{ title: `Remove ${of.name}`, confirm: 'Remove', danger: true, onConfirm: run, onClose }}
    >
      Its receiver is told nothing any more, and the {counted(of.health.waiting, 'event')} that wait
      are dropped. This cannot be taken back; a webhook that is turned off can be turned on again.
    </ConfirmDialog>
  );
}
