import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { sentenceOf } from '../../api/failure.ts';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { backfillCall, checkCall, fieldsCall } from './calls.ts';

const STANDS = new Set(['present', 'created']);

/** Asks Zendesk how we stand, makes the fields that are missing, and sends everybody once. */
export function ZendeskActions(props: {
  readonly id: string;
  /** How far the sending of all members is. */
  readonly phase: string;
}): ReactElement {
  const path = { id: props.id };
  const [asking, setAsking] = useState<'fields' | 'backfill' | null>(null);
  const check = useWrite(checkCall);
  const look = async (): Promise<void> => {
    try {
      const { is_connected: isIn, problem } = await check.mutateAsync({ sent: { path } });
      if (isIn) sayDone('Zendesk lets us in');
      else sayFailed(problem ?? 'Zendesk does not let us in');
    } catch (error) {
      sayFailed(sentenceOf(error));
    }
  };
  const close = (): void => setAsking(null);
  return (
    <>
      <Button variant="default" loading={check.isPending} onClick={() => void look()}>
        Check the connection
      </Button>
      <Button variant="default" onClick={() => setAsking('fields')}>
        Make missing fields
      </Button>
      <Button onClick={() => setAsking('backfill')}>
        {isUnderWay(props.phase) ? 'Stop sending all' : 'Send all members'}
      </Button>
      {asking === 'fields' && <FieldsDialog {...{ path, onClose: close }} />}
      {asking === 'backfill' && (
        <BackfillDialog {...{ path, isRunning: isUnderWay(props.phase), onClose: close }} />
      )}
    </>
  );
}

function isUnderWay(phase: string): boolean {
  return phase === 'mapping' || phase === 'sending';
}

interface DialogTerms {
  readonly path: { readonly id: string };
  readonly onClose: () => void;
}

function FieldsDialog({ path, onClose }: DialogTerms): ReactElement {
  const make = useWrite(fieldsCall);
  const run = async (): Promise<void> => {
    const { fields } = await make.mutateAsync({ sent: { path } });
    const open = fields.filter(({ status }) => !STANDS.has(status)).length;
    if (open === 0) sayDone('All fields are there');
    else sayFailed(`${String(open)} fields still need you; the list says what is wrong with them`);
    onClose();
  };
  return (
    <ConfirmDialog
      {...{ title: 'Make missing fields', confirm: 'Make them', onConfirm: run, onClose }}
    >
      Fields of users that are missing at Zendesk are made. Those that are there stay as they are.
      It takes an administrator’s credentials.
    </ConfirmDialog>
  );
}

function BackfillDialog(props: DialogTerms & { readonly isRunning: boolean }): ReactElement {
  const { path, isRunning, onClose } = props;
  const send = useWrite(backfillCall);
  const run = async (): Promise<void> => {
    const command = isRunning ? 'stop' : 'start';
    await send.mutateAsync({ sent: { path, body: { command } } });
    sayDone(isRunning ? 'No more members are put into the queue' : 'All members are being sent');
    onClose();
  };
  return (
    <ConfirmDialog
      title={isRunning ? 'Stop sending all members' : 'Send all members'}
      confirm={isRunning ? 'Stop' : 'Send all'}
      {...{ danger: isRunning, onConfirm: run, onClose }}
    >
      {isRunning
        ? 'Who was sent stays as he is there. Members who change are sent as always.'
        : 'Everybody is sent once, behind those who change. It goes on by itself and keeps to your share of Zendesk’s requests.'}
    </ConfirmDialog>
  );
}
