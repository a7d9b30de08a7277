import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Failure } from '../api/failure.ts';
import { answerWith, keepFrameToken } from '../api/framed.ts';
import { signInCall } from '../api/me.ts';
import { send } from '../api/send.ts';
import { FormFrame } from '../ui/form-frame.tsx';
import { useServerForm, type ServerForm } from '../ui/server-form.ts';
import { CodeForm } from './code-form.tsx';
import { OrByPassword, SignOnButton, SignOnElsewhere, SignOnTrouble } from './single-sign-on.tsx';
import { useSignOnTrouble, useWays } from './use-ways.ts';

interface Typed extends Record<string, unknown> {
  readonly email: string;
  readonly password: string;
  readonly merchant: string;
}

/**
 * By the provider if there is one, or e-mail address and password; which store, once that is in
 * question. Over a page that stays, `isOver`, the provider is gone to in another tab.
 */
export function SignInForm(props: {
  readonly email?: string;
  readonly merchant?: string;
  readonly isOver?: boolean;
  readonly onDone: (personId: string) => void;
}): ReactElement {
  const { email = '', merchant = '', isOver = false, onDone } = props;
  const { provider, isForOwners } = useWays();
  const trouble = useSignOnTrouble();
  const typed = useServerForm<Typed>({ email, password: '', merchant });
  const { form, fault, submit } = typed;
  const [asksStore, setAsksStore] = useState(merchant !== '' || trouble === 'several');
  const [isOwner, setIsOwner] = useState(false);
  const [secondStep, setSecondStep] = useState<string | null>(null);
  const signIn = submit(async (values) => {
    const { merchant: store, ...known } = values;
    const body = { ...known, answer_with: answerWith(), merchant: store.trim() || undefined };
    try {
      const { person, token, second_step: step } = await send(signInCall, { body }, { asIs: true });
      form.setFieldValue('password', '');
      keepFrameToken(token);
      if (person !== null) onDone(person.id);
      else setSecondStep(step);
    } catch (error) {
      throw error instanceof Failure && error.code === 'SIGN_IN_REFUSED' ? wrong(error) : error;
    }
  });
  if (secondStep !== null) {
    return <CodeForm {...{ secondStep, onDone }} onBack={() => setSecondStep(null)} />;
  }
  const store = asksStore ? <Store of={typed} /> : null;
  const onAskStore = (): void => setAsksStore(true);
  if (provider === null) {
    return (
      <FormFrame fault={fault} onSubmit={signIn}>
        <ByPassword {...{ of: typed, store, onAskStore }} />
      </FormFrame>
    );
  }
  const Provided = isOver ? SignOnElsewhere : SignOnButton;
  const byProvider = (
    <>
      {trouble !== null && fault === null && <SignOnTrouble {...{ why: trouble, provider }} />}
      {store}
      <Provided {...{ provider, merchant: form.values.merchant.trim(), onDone }} />
    </>
  );
  if (isForOwners && !isOwner) {
    return (
      <Stack gap="md">
        {byProvider}
        <Button variant="subtle" size="compact-sm" onClick={() => setIsOwner(true)}>
          I am an owner with a password
        </Button>
      </Stack>
    );
  }
  return (
    <FormFrame fault={fault} onSubmit={signIn}>
      {byProvider}
      <OrByPassword />
      <ByPassword {...{ of: typed, store: asksStore && <></>, onAskStore }} isSecond />
    </FormFrame>
  );
}

function Store({ of: { form } }: { readonly of: ServerForm<Typed> }): ReactElement {
  return (
    <TextInput
      label="Store"
      description="Its partner id; only needed if you work for several stores."
      {...form.getInputProps('merchant')}
    />
  );
}

/** Address, password, and the store or the way to name it. `isSecond`: another way in comes first. */
function ByPassword(props: {
  readonly of: ServerForm<Typed>;
  readonly store: ReactNode;
  readonly onAskStore: () => void;
  readonly isSecond?: boolean;
}): ReactElement {
  const { of, store, onAskStore, isSecond = false } = props;
  const { form, isBusy } = of;
  const asksStore = store !== null && store !== false;
  return (
    <>
      <TextInput
        {...{ label: 'E-mail address', type: 'email', name: 'email', autoComplete: 'username' }}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        {...{ label: 'Password', name: 'password', autoComplete: 'current-password' }}
        {...form.getInputProps('password')}
      />
      {asksStore ? (
        store
      ) : (
        <Button variant="subtle" size="compact-sm" onClick={onAskStore}>
          I work for several stores
        </Button>
      )}
      <Button
        {...{ type: 'submit', loading: isBusy, fullWidth: true }}
        {...(isSecond ? { variant: 'default' } : {})}
      >
        Sign in
      </Button>
    </>
  );
}

/** The server does not say which of them is wrong, so that nobody learns who works here. */
function wrong({ kind, code }: Failure): Failure {
  const text =
    'The e-mail address or the password is wrong. If you work for several stores, name one.';
  return new Failure(kind, text, code);
}
