import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Failure } from '../api/failure.ts';
import { answerWith, keepFrameToken } from '../api/framed.ts';
import { signInCall } from '../api/me.ts';
import { send } from '../api/send.ts';
import { FormFrame } from '../ui/form-frame.tsx';
import { useServerForm } from '../ui/server-form.ts';
import { CodeForm } from './code-form.tsx';
import {
  OrByPassword,
  SignOnButton,
  SignOnElsewhere,
  SignOnTrouble,
  useSignOnTrouble,
  useWays,
} from './single-sign-on.tsx';

/**
 * By the provider if there is one, or e-mail address and password; which store, once that is in question. Over
 * a page that stays, `isOver`, the provider is gone to in another tab.
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
  const { form, fault, isBusy, submit } = useServerForm({ email, password: '', merchant });
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
  const store = asksStore && (
    <TextInput
      label="Store"
      description="Its partner id; only needed if you work for several stores."
      {...form.getInputProps('merchant')}
    />
  );
  const Provided = isOver ? SignOnElsewhere : SignOnButton;
  const byProvider = provider !== null && (
    <Stack gap="md">
      {trouble !== null && fault === null && <SignOnTrouble {...{ why: trouble, provider }} />}
      {store}
      <Provided {...{ provider, merchant: form.values.merchant.trim(), onDone }} />
    </Stack>
  );
  if (provider !== null && isForOwners && !isOwner) {
    return (
      <>
        {byProvider}
        <Button
          {...{ variant: 'subtle', size: 'compact-sm', fullWidth: true }}
          onClick={() => setIsOwner(true)}
        >
          I am an owner and sign in with a password
        </Button>
      </>
    );
  }
  return (
    <FormFrame fault={fault} onSubmit={signIn}>
      {byProvider}
      {provider !== null && <OrByPassword />}
      <TextInput
        {...{ label: 'E-mail address', type: 'email', name: 'email', autoComplete: 'username' }}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        {...{ label: 'Password', name: 'password', autoComplete: 'current-password' }}
        {...form.getInputProps('password')}
      />
      {provider === null && store}
      {!asksStore && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAsksStore(true)}>
          I work for several stores
        </Button>
      )}
      <Button
        {...{ type: 'submit', loading: isBusy, fullWidth: true }}
        {...(provider === null ? {} : { variant: 'default' })}
      >
        Sign in
      </Button>
    </FormFrame>
  );
}

/** The server does not say which of them is wrong, so that nobody learns who works here. */
function wrong({ kind, code }: Failure): Failure {
  const text =
    'The e-mail address or the password is wrong. If you work for several stores, name one.';
  return new Failure(kind, text, code);
}
