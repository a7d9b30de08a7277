import { Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { send } from '../../api/send.ts';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { previewCall } from './calls.ts';
import { framed } from './framed.ts';

const SHOWN = [
  { value: 'html', label: 'HTML' },
  { value: 'text', label: 'Plain text' },
];

export interface TypedText extends Record<string, string> {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mail as it would read, with example values; follows what is typed. */
export function Preview(props: {
  readonly message: string;
  readonly language: string;
  readonly typed: TypedText;
}): ReactElement {
  const { message, language, typed } = props;
  const [show, setShow] = useState('html');
  const body = { message, ...typed };
  const found = useQuery({
    queryKey: ['mail preview', language, body],
    queryFn: ({ signal }) => send(previewCall, { query: { language }, body }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Panel
      title="Preview"
      lead="With the values of an example member. Pictures of other servers are not loaded here."
      actions={
        <SegmentedControl
          {...{ data: SHOWN, value: show, onChange: setShow, size: 'xs' }}
          aria-label="How it is shown"
        />
      }
    >
      <Answer of={found} rows={8}>
        {(mail) => (
          <Stack gap="sm">
            <Text fw={600}>{mail.subject}</Text>
            {show === 'html' && mail.html !== null ? (
              <iframe
                {...{ title: 'The mail', sandbox: '', srcDoc: framed(mail.html), tabIndex: 0 }}
                style={{
                  ...{ width: '100%', height: 520, border: 0, background: 'white' },
                  borderRadius: 'var(--mantine-radius-md)',
                }}
              />
            ) : (
              <Paper withBorder p="sm">
                <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {mail.text}
                </Text>
              </Paper>
            )}
          </Stack>
        )}
      </Answer>
    </Panel>
  );
}
