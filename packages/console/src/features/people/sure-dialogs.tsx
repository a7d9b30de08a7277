import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import {
  removeCall,
  resetCall,
  resetFactorCall,
  updateCall,
  type ListedPerson,
  type MadeLink,
} from './calls.ts';

interface SureTerms {
  readonly person: ListedPerson;
  readonly onClose: () => void;
}

export function ResetDialog(
  props: SureTerms & { readonly onLink: (link: MadeLink) => void },
): ReactElement {
  const { person, onClose, onLink } = props;
  const reset = useWrite(resetCall);
  const make = async (): Promise<void> =>
    onLink(await reset.mutateAsync({ sent: { path: { id: person.id } } }));
  return (
    <ConfirmDialog
      {...{ title: 'Link to set a password', confirm: 'Make a link', onConfirm: make, onClose }}
    >
      {person.name} gets a link that sets a new password, good for one use. An earlier link ends.
    </ConfirmDialog>
  );
}

export function FactorDialog({ person, onClose }: SureTerms): ReactElement {
  const reset = useWrite(resetFactorCall);
  const go = async (): Promise<void> => {
    await reset.mutateAsync({ sent: { path: { id: person.id } } });
    onClose();
  };
  return (
    <ConfirmDialog
      {...{ title: 'Take the second factor away', confirm: 'Take it away', danger: true }}
      {...{ onConfirm: go, onClose }}
    >
      For when {person.name} lost the phone and the recovery codes. {person.name} is signed out
      everywhere, and the password alone is enough again. Make sure that it is really {person.name}{' '}
      who asks.
    </ConfirmDialog>
  );
}

export function DisableDialog({ person, onClose }: SureTerms): ReactElement {
  const update = useWrite(updateCall);
  const change = async (): Promise<void> => {
    const sent = { path: { id: person.id }, body: { disabled: !person.disabled } };
    await update.mutateAsync({ sent });
    onClose();
  };
  const isOut = person.disabled;
  return (
    <ConfirmDialog
      title={isOut ? `Let ${person.name} in again` : `Keep ${person.name} out`}
      confirm={isOut ? 'Let in again' : 'Keep out'}
      {...{ danger: !isOut, onConfirm: change, onClose }}
    >
      {isOut
        ? `${person.name} can sign in again with the password of before.`
        : `${person.name} is signed out everywhere at once and cannot sign in, until you allow it.`}
    </ConfirmDialog>
  );
}

export function RemoveDialog({ person, onClose }: SureTerms): ReactElement {
  const remove = useWrite(removeCall);
  const go = async (): Promise<void> => {
    await remove.mutateAsync({ sent: { path: { id: person.id } } });
    onClose();
  };
  return (
    <ConfirmDialog
      {...{ title: `Take ${person.name} off the list`, confirm: 'Take off the list' }}
      {...{ danger: true, onConfirm: go, onClose }}
    >
      {person.name} is signed out everywhere and gone from this list. What {person.name} did stays
      on record.
    </ConfirmDialog>
  );
}
