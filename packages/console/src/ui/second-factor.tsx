import {
  Alert,
  Anchor,
  Button,
  Code,
  CopyButton,
  Group,
  List,
  PasswordInput,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { Data } from '../api/call.ts';
import { confirmFactorCall, offerFactorCall } from '../api/me.ts';
import { send } from '../api/send.ts';
import type { offerSecondFactor } from '@fealty/contract/account';
import { FormFrame } from './form-frame.tsx';
import type { QrCode as Drawn } from './qr-code.tsx';
import { useServerForm } from './server-form.ts';

/* Seen once by few. Where it cannot be loaded, the key beside it does the same. */
const QrCode = lazy<typeof Drawn>(() =>
  import('./qr-code.tsx').then(
    ({ QrCode: drawn }) => ({ default: drawn }),
    () => ({ default: () => <></> }),
  ),
);

type Offered = Data<typeof offerSecondFactor>;

/** Sets up an app that shows codes: the password, the key, a first code, and what to keep for bad days. */
export function SetUpSecondFactor({ onDone }: { readonly onDone: () => void }): ReactElement {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes {...{ codes, onDone }} />;
  if (offered === null) return <AskPassword onOffered={setOffered} />;
  return <AskCode {...{ offered, onCodes: setCodes }} />;
}

function AskPassword(props: { readonly onOffered: (offered: Offered) => void }): ReactElement {
  const { form, fault, isBusy, submit } = useServerForm({ password: '' });
  const go = submit(async (body) => props.onOffered(await send(offerFactorCall, { body })));
  return (
    <FormFrame fault={fault} onSubmit={go}>
      <PasswordInput
        {...{ label: 'Your password', autoComplete: 'current-password', maw: 360 }}
        description="So that nobody who finds this page open sets it up in your place."
        {...form.getInputProps('password')}
      />
      <Group>
        <Button type="submit" loading={isBusy}>
          Go on
        </Button>
      </Group>
    </FormFrame>
  );
}

function AskCode(props: {
  readonly offered: Offered;
  readonly onCodes: (codes: readonly string[]) => void;
}): ReactElement {
  const { key, uri } = props.offered;
  const { form, fault, isBusy, submit } = useServerForm({ code: '' });
  const go = submit(async ({ code }) => {
    const done = await send(confirmFactorCall, { body: { code: code.trim() } });
    props.onCodes(done.recovery_codes);
  });
  return (
    <FormFrame fault={fault} onSubmit={go}>
      <List type="ordered" spacing="xs" size="sm">
        <List.Item>
          Open an app that shows codes, such as Google Authenticator, 1Password or Aegis.
        </List.Item>
        <List.Item>
          Add an account and point the camera at this code. On this device,{' '}
          <Anchor href={uri} inherit underline="always">
            open it in the app
          </Anchor>
          .
        </List.Item>
        <List.Item>Type the six digits that it shows.</List.Item>
      </List>
      <Suspense fallback={<Skeleton w={220} h={220} />}>
        <QrCode text={uri} label="QR code of the key, for the camera of your phone" />
      </Suspense>
      <Stack gap={4}>
        <Text size="sm">No camera at hand? Type this key in the app.</Text>
        <Group gap="xs">
          <Code fz="md" style={{ overflowWrap: 'anywhere' }}>
            {key.match(/.{1,4}/g)?.join(' ')}
          </Code>
          <Copy text={key} label="Copy the key" />
        </Group>
      </Stack>
      <TextInput
        {...{ label: 'Code', autoComplete: 'one-time-code', inputMode: 'numeric', maw: 200 }}
        maxLength={10}
        {...form.getInputProps('code')}
      />
      <Group>
        <Button type="submit" loading={isBusy}>
          Switch it on
        </Button>
      </Group>
    </FormFrame>
  );
}

/** Shown this once. */
export function RecoveryCodes(props: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}): ReactElement {
  const { codes, onDone } = props;
  return (
    <Stack gap="md">
      <Alert color="yellow" title="Keep these recovery codes, they are shown only this once">
        Each lets you in once without your phone. Print them, or keep them where you keep passwords.
      </Alert>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" component="ul" p={0} m={0}>
        {codes.map((code) => (
          <Text key={code} component="li" ff="monospace" style={{ listStyle: 'none' }}>
            {code}
          </Text>
        ))}
      </SimpleGrid>
      <Group>
        <Copy text={codes.join('\n')} label="Copy the codes" />
        <Button onClick={onDone}>I have kept them</Button>
      </Group>
    </Stack>
  );
}

function Copy({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy}>
          {copied ? 'Copied' : label}
        </Button>
      )}
    </CopyButton>
  );
}
