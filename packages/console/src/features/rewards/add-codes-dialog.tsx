import { Alert, Button, FileButton, Group, List, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { addCoupons } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { sentenceOf } from '../../api/failure.ts';
import { send } from '../../api/send.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { sayDone } from '../../ui/say.ts';
import { addCouponsCall } from './calls.ts';

/** As many as one request may carry. */
const CODES_MAX = 10_000;
const WHY: Readonly<Record<string, string>> = {
  twice: 'stands twice in what you gave',
  already: 'is in the pool already',
  too_long: 'is longer than 200 characters',
};

type Added = Data<typeof addCoupons>;

interface AddTerms {
  readonly rewardId: string;
  readonly onClose: () => void;
}

/** Takes codes as text or as a file, says what would come of them, and adds them. */
export function AddCodesDialog(props: AddTerms): ReactElement {
  const { onClose } = props;
  const { counted } = useFormats();
  const { text, setText, until, setUntil, codes, known, fault, isBusy, go } = useAdding(props);
  const read = async (file: File | null): Promise<void> => {
    if (file !== null) setText(await file.text());
  };
  const isTooMany = codes.length > CODES_MAX;
  return (
    <FormDialog
      {...{ title: 'Add codes', fault, isBusy, onClose }}
      confirm={known === null ? 'Show what will happen' : `Add ${counted(known.added, 'code')}`}
      isReady={codes.length > 0 && !isTooMany && known?.added !== 0}
      onSubmit={go}
    >
      <Textarea
        {...{ label: 'Codes', rows: 8, value: text, 'data-autofocus': true }}
        description="One on each line. Paste them, or take them from a file."
        error={isTooMany ? `At most ${CODES_MAX.toLocaleString()} at a time` : null}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Group justify="space-between" align="flex-end">
        <FileButton accept=".csv,.txt,text/plain,text/csv" onChange={(file) => void read(file)}>
          {(button) => (
            <Button {...button} variant="default">
              Take a file
            </Button>
          )}
        </FileButton>
        <TextInput
          {...{ label: 'Good until', type: 'date', value: until }}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      </Group>
      <div aria-live="polite">{known !== null && <Effect data={known} />}</div>
    </FormDialog>
  );
}

interface Adding {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** A day, `2027-12-31`, or empty. */
  readonly until: string;
  readonly setUntil: (day: string) => void;
  readonly codes: readonly string[];
  /** What the server said of exactly that; null until it was asked. */
  readonly known: Added | null;
  readonly fault: string | null;
  readonly isBusy: boolean;
  /** Asks what would happen, and then does it. */
  readonly go: () => Promise<void>;
}

function useAdding({ rewardId, onClose }: AddTerms): Adding {
  const { counted } = useFormats();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [until, setUntil] = useState('');
  const [effect, setEffect] = useState<{ readonly of: string; readonly data: Added } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const codes = codesOf(text);
  const typed = `${until} ${text}`;
  const known = effect?.of === typed ? effect.data : null;
  const [year = '', month = '', day = ''] = until.split('-');
  const sent = {
    path: { reward_id: rewardId },
    body: { codes, ...(until === '' ? {} : { good_until: `${month}/${day}/${year}` }) },
  };
  const go = async (): Promise<void> => {
    setFault(null);
    setBusy(true);
    try {
      const data = await send(addCouponsCall, sent, { simulate: known === null });
      if (known === null) setEffect({ of: typed, data });
      else {
        sayDone(`${counted(data.added, 'code')} added`);
        await client.invalidateQueries();
        onClose();
      }
    } catch (error) {
      setFault(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { text, setText, until, setUntil, codes, known, fault, isBusy, go };
}

/** Lines; of a file with several columns the first. */
function codesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => (line.split(/[,;\t]/, 1)[0] ?? '').trim().replace(/^"(.*)"$/, '$1'))
    .filter((code) => code !== '');
}

function Effect({ data }: { readonly data: Added }): ReactElement {
  const { counted, number } = useFormats();
  const out = data.twice + data.already + data.too_long;
  return (
    <Alert color={data.added === 0 ? 'yellow' : 'blue'} title="What will happen">
      <Text size="sm">
        {data.added === 0
          ? 'Nothing would be added.'
          : `${counted(data.added, 'code')} will be added; then ${number(data.left)} are left.`}
      </Text>
      {out > 0 && (
        <>
          <Text size="sm" mt="xs">
            {counted(out, 'code')} left out:
          </Text>
          <List size="sm">
            {data.examples.map(({ code, why }) => (
              <List.Item key={`${code} ${why}`}>
                {code} {WHY[why] ?? why}
              </List.Item>
            ))}
            {out > data.examples.length && (
              <List.Item>And {number(out - data.examples.length)} more.</List.Item>
            )}
          </List>
        </>
      )}
    </Alert>
  );
}
