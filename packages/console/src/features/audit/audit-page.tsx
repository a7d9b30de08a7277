import { Anchor, Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo, useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { sentenceOf } from '../../api/failure.ts';
import { useRead } from '../../api/hooks.ts';
import { send } from '../../api/send.ts';
import { writeTime } from '../../api/times.ts';
import { actionWords, actorWords } from '../../ui/audit-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { endOfDay } from '../../ui/end-of-day.ts';
import { useFormats } from '../../ui/formats.ts';
import { Page } from '../../ui/page.tsx';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { Answer, Empty } from '../../ui/states.tsx';
import { auditCall, peopleCall, type AuditEntry } from './calls.ts';
import { csvOf } from './csv.ts';
import { differencesOf, subjectWords, SUBJECTS, type Difference } from './words.ts';

const PAGE = 25;
const TYPING_MS = 400;
const EXPORT_PAGE = 1000;
const EXPORT_MAX = 10_000;
const SHOWN_MAX = 3;

/** Who did what and when, by whichever way. What is asked for stands in the address. */
export function AuditPage(): ReactElement {
  const [asked, setAsked] = useSearchParams();
  const { zone } = useFormats();
  const query = queryOf(asked, zone);
  const found = useRead(auditCall, {
    query: { ...query, count: PAGE, next: asked.get('next') ?? undefined },
  });
  const { data } = useRead(peopleCall);
  const people = useMemo(
    () => new Map((data?.people ?? []).map(({ id, name }) => [id, name])),
    [data],
  );
  const change = (changed: Readonly<Record<string, string>>, isStep = false): void => {
    setAsked(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('next');
        for (const [name, value] of Object.entries(changed)) {
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: !isStep },
    );
  };
  return (
    <Page
      title="Audit"
      lead={`Everything that was changed: by people, API keys, the command line, imports and Fealty itself. Times of ${zone}.`}
      actions={<Export {...{ query, people }} />}
    >
      <Paper withBorder p="md">
        <Stack gap="md">
          <Filters {...{ asked, change }} />
          <Answer of={found} rows={8}>
            {({ entries, next, reached_date: reached }) => (
              <>
                {entries.length === 0 ? (
                  <Nothing isEnd={next === null} />
                ) : (
                  <Rows {...{ entries, people }} />
                )}
                <Older
                  {...{ next, reached, isFirst: !asked.has('next') }}
                  onNext={(place) => change({ next: place }, true)}
                />
              </>
            )}
          </Answer>
        </Stack>
      </Paper>
    </Page>
  );
}

interface Query {
  readonly who?: string | undefined;
  readonly what?: string | undefined;
  readonly about?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Days are the program's; the first begins when the one before ends. */
function queryOf(asked: URLSearchParams, zone: string): Query {
  const text = (name: string): string | undefined => asked.get(name)?.trim() || undefined;
  const from = text('from');
  const before = from === undefined ? null : endOfDay(dayBefore(from), zone);
  return {
    ...{ who: text('who'), what: text('what'), about: text('about') },
    from: before ?? undefined,
    until: endOfDay(text('until') ?? '', zone) ?? undefined,
  };
}

function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}

function Filters(props: {
  readonly asked: URLSearchParams;
  readonly change: (changed: Readonly<Record<string, string>>) => void;
}): ReactElement {
  const { asked, change } = props;
  const [typed, setTyped] = useState({
    who: asked.get('who') ?? '',
    about: asked.get('about') ?? '',
  });
  const ask = useDebouncedCallback(change, TYPING_MS);
  const type = (name: 'who' | 'about', value: string): void => {
    const now = { ...typed, [name]: value };
    setTyped(now);
    ask({ who: now.who.trim(), about: now.about.trim() });
  };
  const day = (name: 'from' | 'until', label: string): ReactElement => (
    <TextInput
      {...{ type: 'date', label, flex: '0 1 150px' }}
      value={asked.get(name) ?? ''}
      onChange={({ currentTarget: { value } }) => change({ [name]: value })}
    />
  );
  return (
    <Group align="flex-end" gap="sm" role="search">
      <NativeSelect
        label="What"
        data={SUBJECTS.map((subject) => ({ ...subject }))}
        value={asked.get('what') ?? ''}
        onChange={({ currentTarget: { value } }) => change({ what: value })}
        flex="0 1 170px"
      />
      <TextInput
        {...{ label: 'Who', placeholder: 'A part of the name', maxLength: 255 }}
        value={typed.who}
        onChange={({ currentTarget: { value } }) => type('who', value)}
        flex="1 1 150px"
      />
      <TextInput
        {...{ label: 'About', placeholder: 'A member’s e-mail, or a name', maxLength: 255 }}
        value={typed.about}
        onChange={({ currentTarget: { value } }) => type('about', value)}
        flex="1 1 180px"
      />
      {day('from', 'From')}
      {day('until', 'To')}
    </Group>
  );
}

function Rows(props: {
  readonly entries: readonly AuditEntry[];
  readonly people: ReadonlyMap<string, string>;
}): ReactElement {
  const { entries, people } = props;
  const { moment, points } = useFormats();
  const numbered = entries.map((entry, row) => ({ ...entry, row: String(row) }));
  return (
    <DataTable
      label="Audit"
      rows={numbered}
      keyOf={({ row, at }) => `${at} ${row}`}
      columns={[
        { head: 'When', cell: ({ at }) => <Text size="sm">{moment(at)}</Text> },
        {
          head: 'Who',
          cell: ({ actor }) => (
            <Text size="sm" style={{ overflowWrap: 'break-word' }}>
              {actorWords(actor)}
            </Text>
          ),
        },
        {
          head: 'What',
          cell: (entry) => (
            <div>
              <Text size="sm" fw={550}>
                {actionWords(entry.action)}
              </Text>
              {entry.points !== null && (
                <Text size="sm" c="dimmed" className="numbers">
                  {points(entry.points)}
                </Text>
              )}
            </div>
          ),
        },
        { head: 'About', cell: (entry) => <About {...{ entry, people }} /> },
        { head: 'Changed', cell: (entry) => <Changed all={differencesOf(entry)} /> },
      ]}
    />
  );
}

function About(props: {
  readonly entry: AuditEntry;
  readonly people: ReadonlyMap<string, string>;
}): ReactElement {
  const { entry, people } = props;
  const words = subjectWords(entry, people);
  if (entry.member === null || entry.member.name === '') return <Text size="sm">{words}</Text>;
  return (
    <Anchor component={Link} to={`/members/${entry.member.id}`} size="sm">
      {words}
    </Anchor>
  );
}

/** The first differences; the rest when somebody wants them. */
function Changed({ all }: { readonly all: readonly Difference[] }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const { moment } = useFormats();
  const shown = isOpen ? all : all.slice(0, SHOWN_MAX);
  const said = (value: string): string => (value === '' ? 'none' : moment(value));
  return (
    <Stack gap={2} align="stretch">
      {shown.map(({ name, before, after }) => (
        <Text key={name} size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text span c="dimmed">
            {name}:{' '}
          </Text>
          {before === '' ? said(after) : `${said(before)} → ${said(after)}`}
        </Text>
      ))}
      {all.length > SHOWN_MAX && (
        <Button {...{ variant: 'subtle', size: 'compact-sm' }} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Less' : `${String(all.length - SHOWN_MAX)} more`}
        </Button>
      )}
    </Stack>
  );
}

function Nothing({ isEnd }: { readonly isEnd: boolean }): ReactElement {
  return (
    <Empty icon="search" title="Nothing fits">
      {isEnd
        ? 'Nothing of what was ever changed fits what you ask for.'
        : 'Nothing in this stretch of time; look further back.'}
    </Empty>
  );
}

function Older(props: {
  readonly next: string | null;
  readonly reached: string | null;
  readonly isFirst: boolean;
  readonly onNext: (next: string) => void;
}): ReactElement | null {
  const { next, reached, isFirst, onNext } = props;
  const { moment } = useFormats();
  if (next === null && isFirst) return null;
  return (
    <Group justify="space-between" component="nav" aria-label="Pages of the audit">
      <Text size="sm" c="dimmed" aria-live="polite">
        {next === null ? 'This is the beginning.' : `Looked back to ${moment(reached)}.`}
      </Text>
      <Group gap="xs">
        {!isFirst && (
          <Button {...{ variant: 'default', size: 'xs' }} onClick={() => onNext('')}>
            Newest
          </Button>
        )}
        {next !== null && (
          <Button {...{ variant: 'default', size: 'xs' }} onClick={() => onNext(next)}>
            Older
          </Button>
        )}
      </Group>
    </Group>
  );
}

/** Reads page after page, up to a bound, and hands the browser a file. */
function Export(props: {
  readonly query: Query;
  readonly people: ReadonlyMap<string, string>;
}): ReactElement {
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const entries: AuditEntry[] = [];
      let next: string | null = '';
      while (next !== null && entries.length < EXPORT_MAX) {
        const sent = { query: { ...props.query, count: EXPORT_PAGE, next } };
        const page: { entries: AuditEntry[]; next: string | null } = await send(auditCall, sent);
        entries.push(...page.entries);
        ({ next } = page);
      }
      offer(csvOf(entries.slice(0, EXPORT_MAX), props.people));
      const count = Math.min(entries.length, EXPORT_MAX).toLocaleString();
      sayDone(
        next === null
          ? `${count} entries saved`
          : `The newest ${count} entries saved; ask for fewer days to get the rest`,
      );
    } catch (error) {
      sayFailed(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" loading={isBusy} onClick={() => void save()}>
      Save as CSV
    </Button>
  );
}

function offer(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  const [day = ''] = writeTime(new Date()).split(' ');
  link.href = url;
  link.download = `audit-${day.replaceAll('/', '-')}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
