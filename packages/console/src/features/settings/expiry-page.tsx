import { Anchor, List, Radio, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { ProgramDocument } from '../../api/document-parts.ts';
import type { Draft } from '../../api/draft.ts';
import { useEditing, type Editing } from '../../api/use-editing.ts';
import { Beside } from '../../ui/beside.tsx';
import { EditFrame } from '../../ui/edit-frame.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import { IdleFields, LengthFields, Reminders, YearlyDay } from './expiry-fields.tsx';
import { EXPIRY, type Expiry, type ExpiryValue } from './expiry-part.ts';
import { ToldPanel } from './told-panel.tsx';

const NEVER = { mode: 'never' } as const;
const YEAR = 12;

/** How points lapse, and who is told before. */
export function ExpiryPage(): ReactElement {
  return (
    <ProgramPage
      title="Expiry"
      lead="How long points live. What members have already keeps the date that it was promised."
    >
      {(draft) => <Edited draft={draft} />}
    </ProgramPage>
  );
}

function Edited({ draft }: { readonly draft: Draft }): ReactElement {
  const editing = useEditing<ExpiryValue>(draft, EXPIRY, {});
  const { document, changes } = editing;
  return (
    <EditFrame editing={editing} label="Expiry">
      <Beside>
        <Stack gap="lg">
          <WayPanel editing={editing} />
          {(editing.value.expiry ?? NEVER).mode !== 'never' && <Reminders editing={editing} />}
        </Stack>
        <ToldPanel {...{ document, changes, part: 'expiry', none: '' }}>
          <OwnExpiries document={document} />
        </ToldPanel>
      </Beside>
    </EditFrame>
  );
}

const WAYS = [
  { value: 'never', label: 'Never', about: 'Points can be spent for ever.' },
  {
    value: 'after',
    label: 'Some time after they were earned',
    about: 'Each award has a date of its own. What lapses first is spent first.',
  },
  {
    value: 'calendar',
    label: 'On a fixed day of the year',
    about: 'What is earned in one year lapses together, such as at the end of the next.',
  },
  {
    value: 'inactivity',
    label: 'When a member does nothing for a while',
    about: 'All points of a member lapse together; each activity moves the date.',
  },
];

function begun(mode: string): Expiry {
  switch (mode) {
    case 'after':
      return { mode, months: YEAR };
    case 'calendar':
      return { mode, month: 12, day: 31, years: 1 };
    case 'inactivity':
      return { mode, months: YEAR };
    default:
      return NEVER;
  }
}

function WayPanel({ editing }: { readonly editing: Editing<ExpiryValue> }): ReactElement {
  const expiry = editing.value.expiry ?? NEVER;
  const put = (next: Expiry): void => editing.patch({ expiry: next });
  return (
    <Panel title="When points lapse">
      <Radio.Group
        {...{ value: expiry.mode, 'aria-label': 'When points lapse' }}
        onChange={(mode) => put(begun(mode))}
      >
        <Stack gap="sm">
          {WAYS.map(({ value, label, about }) => (
            <Radio key={value} {...{ value, label, description: about }} />
          ))}
        </Stack>
      </Radio.Group>
      {(expiry.mode === 'after' || expiry.mode === 'inactivity') && (
        <LengthFields {...{ expiry, put, editing }} />
      )}
      {expiry.mode === 'calendar' && <YearlyDay {...{ expiry, put, editing }} />}
      {expiry.mode === 'inactivity' && <IdleFields {...{ expiry, put, editing }} />}
    </Panel>
  );
}

/** Activities whose points go by another date. */
function OwnExpiries({ document }: { readonly document: ProgramDocument }): ReactElement | null {
  const own = document.activities.filter(({ expiry }) => expiry !== undefined);
  if (own.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        Activities with an expiry of their own
      </Text>
      <List size="sm" spacing={4}>
        {own.map(({ id, name }) => (
          <List.Item key={id}>
            <Anchor component={Link} to={`/program/activities/${id}`}>
              {name}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
