import { Button, Group, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormFrame } from '../../ui/form-frame.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { Answer } from '../../ui/states.tsx';
import { limitsCall, rulesCall, saveLimitsCall, saveRulesCall, type AgentLimits } from './calls.ts';

/** What holds for everybody: how much agents give, and what signing in takes. */
export function Rules(): ReactElement {
  const limits = useRead(limitsCall);
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Panel
        title="What agents may give"
        lead="Points that people of the role agent give by hand. Orders and lists they cannot send while there is a limit."
      >
        <Answer of={limits} rows={2}>
          {(read) => (
            <Limits key={`${String(read.award_max)} ${String(read.daily_max)}`} limits={read} />
          )}
        </Answer>
      </Panel>
      <SignIn />
    </SimpleGrid>
  );
}

function Limits({ limits }: { readonly limits: AgentLimits }): ReactElement {
  const text = (limit: number | null): string => (limit === null ? '' : String(limit));
  const { form, fault, isBusy, submit } = useServerForm({
    award_max: text(limits.award_max),
    daily_max: text(limits.daily_max),
  });
  const save = useWrite(saveLimitsCall);
  const go = submit(async ({ award_max, daily_max }) => {
    const body = { award_max: award_max.trim() || '0', daily_max: daily_max.trim() || '0' };
    await save.mutateAsync({ sent: { body } });
    sayDone('The limits of agents are saved');
  });
  const field = { inputMode: 'numeric', autoComplete: 'off', maxLength: 10 } as const;
  return (
    <FormFrame fault={fault} onSubmit={go}>
      <Group align="flex-start" gap="sm">
        <TextInput
          {...{ ...field, label: 'Points per award', placeholder: 'No limit' }}
          {...{ flex: '1 1 160px' }}
          {...form.getInputProps('award_max')}
        />
        <TextInput
          {...{ ...field, label: 'Points per day and agent', placeholder: 'No limit' }}
          {...{ flex: '1 1 160px' }}
          {...form.getInputProps('daily_max')}
        />
      </Group>
      <Group>
        <Button type="submit" variant="default" loading={isBusy}>
          Save the limits
        </Button>
      </Group>
    </FormFrame>
  );
}

function SignIn(): ReactElement {
  const rules = useRead(rulesCall);
  const { second_factor: own } = useMe();
  const [isAsking, setAsking] = useState(false);
  return (
    <Panel title="Signing in" lead="What your store asks of everybody who signs in here.">
      <Answer of={rules} rows={2}>
        {({ needs_second_factor: isNeeded }) => (
          <Stack gap="xs">
            <Switch
              label="Everybody needs a second factor"
              description="A code from an app on the phone, besides the password."
              checked={isNeeded}
              disabled={!own.on && !isNeeded}
              onChange={() => setAsking(true)}
            />
            {!own.on && !isNeeded && (
              <Text size="sm" c="dimmed">
                Set one up for yourself first, under You.
              </Text>
            )}
            {isAsking && <Sure isNeeded={isNeeded} onClose={() => setAsking(false)} />}
          </Stack>
        )}
      </Answer>
    </Panel>
  );
}

function Sure(props: { readonly isNeeded: boolean; readonly onClose: () => void }): ReactElement {
  const { isNeeded, onClose } = props;
  const save = useWrite(saveRulesCall);
  const go = async (): Promise<void> => {
    await save.mutateAsync({ sent: { body: { needs_second_factor: !isNeeded } } });
    onClose();
  };
  return isNeeded ? (
    <ConfirmDialog
      {...{ title: 'Leave it to each', confirm: 'Leave it to each', danger: true }}
      {...{ onConfirm: go, onClose }}
    >
      Whoever has a second factor keeps it, and may switch it off.
    </ConfirmDialog>
  ) : (
    <ConfirmDialog
      {...{ title: 'Ask everybody for a second factor', confirm: 'Ask everybody' }}
      {...{ onConfirm: go, onClose }}
    >
      Whoever has none, signed in or not, must set one up before going on. Scripts that sign in with
      a password stop working until they send codes.
    </ConfirmDialog>
  );
}
