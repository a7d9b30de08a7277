import { Alert, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { V2Endpoint } from '@fealty/contract/v2';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Call, Data, Sent } from '../api/call.ts';
import { useWrite } from '../api/hooks.ts';
import { newKey, send } from '../api/send.ts';
import { FormDialog } from './form-dialog.tsx';
import { useServerForm } from './server-form.ts';
import { sayDone } from './say.ts';

/** Something that is done to a member: what is asked, what would come of it, and what it is called. */
export interface Action<E extends V2Endpoint, V extends Record<string, unknown>> {
  readonly title: string;
  readonly call: Call<E>;
  readonly initial: V;
  readonly sentOf: (values: V) => Sent<E>;
  /** What the server says would happen, in a sentence. */
  readonly effectOf: (data: Data<E>) => ReactNode;
  /** What the button that does it says, once the effect is known. */
  readonly confirm: (data: Data<E>) => string;
  readonly done: (data: Data<E>) => string;
  readonly danger?: boolean;
  readonly fields: (form: UseFormReturnType<V>) => ReactNode;
}

/**
 * Asks, shows what would happen as the server decides it, and does it when that is confirmed. Whatever is
 * changed has to be shown anew. Pressed twice or sent twice, it is done once.
 */
export function ActionDialog<E extends V2Endpoint, V extends Record<string, unknown>>(props: {
  readonly action: Action<E, V>;
  readonly onClose: () => void;
}): ReactElement {
  const { action, onClose } = props;
  const { form, fault, isBusy, submit } = useServerForm<V>(action.initial);
  const [shown, setShown] = useState<{ readonly of: string; readonly data: Data<E> } | null>(null);
  const [key] = useState(newKey);
  const write = useWrite(action.call);
  const typed = JSON.stringify(form.values);
  const effect = shown?.of === typed ? shown.data : null;
  const go = submit(async (values) => {
    const sent = action.sentOf(values);
    if (effect === null) {
      const data = await send(action.call, sent, { simulate: true });
      setShown({ of: typed, data });
      return;
    }
    // The same words under the same key are the same request; other words have another.
    const data = await write.mutateAsync({ sent, key: `${key}-${digestOf(typed)}` });
    sayDone(action.done(data));
    onClose();
  });
  return (
    <FormDialog
      {...{ title: action.title, fault, isBusy, onClose }}
      confirm={effect === null ? 'Show what will happen' : action.confirm(effect)}
      isDanger={action.danger === true && effect !== null}
      onSubmit={go}
    >
      {action.fields(form)}
      <div aria-live="polite">
        {effect !== null && (
          <Alert color="blue" title="What will happen">
            <Stack gap={4}>{action.effectOf(effect)}</Stack>
          </Alert>
        )}
      </div>
    </FormDialog>
  );
}

/** Short and the same for the same text; nothing secret rests on it. */
function digestOf(text: string): string {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 0xffffffff;
  return sum.toString(16);
}
