import { Badge, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useMe } from '../../api/me.ts';
import { send } from '../../api/send.ts';
import { FormButtons } from '../../ui/form-dialog.tsx';
import { FormFrame } from '../../ui/form-frame.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/say.ts';
import { RecoveryCodes, SetUpSecondFactor } from '../../ui/second-factor.tsx';
import { useServerForm } from '../../ui/server-form.ts';
import { factorOffCall, recoveryCall } from './calls.ts';

const FEW = 3;

/** A code besides the password: switched on, off, and what stands in for a lost phone. */
export function SecondFactor(): ReactElement {
  const { second_factor: factor } = useMe();
  const client = useQueryClient();
  const [doing, setDoing] = useState<'set_up' | 'codes' | 'off' | null>(null);
  const finish = (): void => {
    setDoing(null);
    void client.invalidateQueries();
  };
  return (
    <Panel
      title="Second factor"
      lead="A code from an app on your phone, besides the password. Whoever learns your password cannot sign in with it alone."
      actions={
        <Badge variant="light" color={factor.on ? 'green' : 'gray'}>
          {factor.on ? 'On' : 'Off'}
        </Badge>
      }
    >
      {doing === 'set_up' ? (
        <SetUpSecondFactor onDone={finish} />
      ) : factor.on ? (
        <Stack gap="sm">
          <Text size="sm" {...(factor.recovery_codes <= FEW ? { c: 'red' } : {})}>
            {factor.recovery_codes} of 10 recovery codes are left.
          </Text>
          <Group>
            <Button variant="default" onClick={() => setDoing('codes')}>
              New recovery codes
            </Button>
            <Button variant="default" onClick={() => setDoing('set_up')}>
              Move to another phone
            </Button>
            <Button {...{ variant: 'subtle', color: 'red' }} onClick={() => setDoing('off')}>
              Switch it off
            </Button>
          </Group>
        </Stack>
      ) : (
        <Group>
          <Button onClick={() => setDoing('set_up')}>Set it up</Button>
        </Group>
      )}
      {doing === 'codes' && <NewCodes onDone={finish} onClose={() => setDoing(null)} />}
      {doing === 'off' && <SwitchOff onDone={finish} onClose={() => setDoing(null)} />}
    </Panel>
  );
}

interface DialogTerms {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function NewCodes({ onDone, onClose }: DialogTerms): ReactElement {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const make = async (code: string): Promise<void> =>
    setCodes((await send(recoveryCall, { body: { code } })).recovery_codes);
  return (
    <Modal
      {...{ opened: true, title: 'New recovery codes', closeButtonProps: CLOSE }}
      onClose={codes === null ? onClose : onDone}
    >
      {codes === null ? (
        <ByCode {...{ onClose, confirm: 'Make new codes', onCode: make }}>
          The codes that you have now stop working.
        </ByCode>
      ) : (
        <RecoveryCodes {...{ codes, onDone }} />
      )}
    </Modal>
  );
}

function SwitchOff({ onDone, onClose }: DialogTerms): ReactElement {
  const go = async (code: string): Promise<void> => {
    await send(factorOffCall, { body: { code } });
    sayDone('The second factor is off');
    onDone();
  };
  return (
    <Modal
      {...{ opened: true, title: 'Switch the second factor off', onClose, closeButtonProps: CLOSE }}
    >
      <ByCode {...{ onClose, confirm: 'Switch it off', isDanger: true, onCode: go }}>
        From then on your password is enough to sign in.
      </ByCode>
    </Modal>
  );
}

const CLOSE = { 'aria-label': 'Close' };

function ByCode(props: {
  readonly children: string;
  readonly confirm: string;
  readonly isDanger?: true;
  readonly onCode: (code: string) => Promise<void>;
  readonly onClose: () => void;
}): ReactElement {
  const { confirm, isDanger = false, onCode, onClose } = props;
  const { form, fault, isBusy, submit } = useServerForm({ code: '' });
  return (
    <FormFrame fault={fault} onSubmit={submit(({ code }) => onCode(code.trim()))}>
      <Text size="sm">{props.children}</Text>
      <TextInput
        {...{ label: 'Code', autoComplete: 'one-time-code', maxLength: 64 }}
        description="From the app, or a recovery code."
        data-autofocus
        {...form.getInputProps('code')}
      />
      <FormButtons {...{ isBusy, confirm, isDanger, onClose }} />
    </FormFrame>
  );
}
