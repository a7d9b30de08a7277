import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { Failure, sentenceOf } from '../api/failure.ts';

/** A form whose faults the server finds: its reasons stand at the fields, and what was typed stays. */
export interface ServerForm<V extends Record<string, unknown>> {
  readonly form: UseFormReturnType<V>;
  /** What is wrong with all of it; null if nothing is, or only single fields are. */
  readonly fault: string | null;
  readonly isBusy: boolean;
  /** Does the work with what was typed, and puts what goes wrong where it belongs. */
  readonly submit: (work: (values: V) => Promise<void>) => () => Promise<void>;
  readonly clear: () => void;
}

export function useServerForm<V extends Record<string, unknown>>(initial: V): ServerForm<V> {
  const form = useForm<V>({ mode: 'controlled', initialValues: initial });
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const blame = (error: unknown): void => {
    const named = error instanceof Failure ? [...error.fields] : [];
    const known = named.filter(([name]) => name in form.getValues());
    for (const [name, sentence] of known) form.setFieldError(name, sentence);
    setFault(known.length > 0 ? null : sentenceOf(error));
  };
  return {
    ...{ form, fault, isBusy },
    clear: () => setFault(null),
    submit: (work) => async () => {
      form.clearErrors();
      setFault(null);
      setBusy(true);
      try {
        await work(form.getValues());
      } catch (error) {
        blame(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
