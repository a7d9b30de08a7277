import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { readAttempt } from '@fealty/contract/v2';
import { sentenceOf } from '../../api/failure.ts';
import type { Data } from '../../api/call.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Passage } from '../../ui/passage.tsx';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { Answer } from '../../ui/states.tsx';
import { attemptCall, replayCall, type Webhook } from './calls.ts';
import { labelsOf } from '../../ui/event-words.ts';
import { Outcome } from './outcome.tsx';

/** Everything about one request: what was sent, and what came back. */
export function AttemptDialog(props: {
  readonly webhook: Webhook;
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement {
  const { webhook, id, onClose } = props;
  const found = useRead(attemptCall, { path: { id: webhook.id, attempt: id } });
  return (
    <Modal
      {...{ opened: true, onClose, title: 'What was sent, and what came back', size: 'xl' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Answer of={found} rows={6}>
        {(attempt) => <Whole {...{ webhook, attempt, onClose }} />}
      </Answer>
    </Modal>
  );
}

function Whole(props: {
  readonly webhook: Webhook;
  readonly attempt: Data<typeof readAttempt>;
  readonly onClose: () => void;
}): ReactElement {
  const { webhook, attempt, onClose } = props;
  const { moment } = useFormats();
  const { response_body: answer, request_body: body } = attempt;
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Outcome of={attempt} />
        {attempt.failure !== null && <Text size="sm">{attempt.failure}</Text>}
      </Group>
      <Facts
        of={[
          ['When', moment(attempt.started_date)],
          ['Events', labelsOf(attempt.events)],
          ['Try', String(attempt.number)],
          ['Address', attempt.url],
          ['Reached at', attempt.address ?? ''],
          ['Answer', attempt.status === null ? 'None came' : `Status ${String(attempt.status)}`],
          ['Took', `${String(attempt.took_ms)} ms`],
        ]}
      />
      {body !== null && <Passage title="What was sent" text={inLines(body)} />}
      {attempt.body_note !== null && (
        <Text size="sm" c="dimmed">
          {attempt.body_note}
        </Text>
      )}
      <Passage title="Its headers" text={headersText(attempt.request_headers)} />
      {answer !== null && answer !== '' && <Passage title="What came back" text={answer} />}
      {Object.keys(attempt.response_headers).length > 0 && (
        <Passage title="Headers of the answer" text={headersText(attempt.response_headers)} />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        {attempt.cause !== 'test' && <Again {...{ webhook, ids: attempt.event_ids }} />}
      </Group>
    </Stack>
  );
}

/** Tells the same events again. */
function Again(props: {
  readonly webhook: Webhook;
  readonly ids: readonly string[];
}): ReactElement {
  const { webhook, ids } = props;
  const replay = useWrite(replayCall);
  const { counted } = useFormats();
  const run = async (): Promise<void> => {
    try {
      const { added } = await replay.mutateAsync({
        sent: { path: { id: webhook.id }, body: { event_ids: ids } },
      });
      sayDone(added === 0 ? 'It waits to be told already' : 'It is told again');
    } catch (error) {
      sayFailed(sentenceOf(error));
    }
  };
  return (
    <Button loading={replay.isPending} onClick={() => void run()}>
      Tell {ids.length === 1 ? 'it' : counted(ids.length, 'event')} again
    </Button>
  );
}

function headersText(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** JSON in lines, for whoever reads it; anything else as it is. */
function inLines(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
