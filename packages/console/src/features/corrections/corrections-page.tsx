import { Anchor, Badge, Button, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { actorText } from '../../ui/actor-text.ts';
import { useAsked } from '../../ui/asked.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { correctionsCall, type Correction } from './calls.ts';
import { actText, standingOf, type Known } from './words.ts';

const PAGE = 20;

/** What was put right about the past, and how far it is. */
export function CorrectionsPage(): ReactElement {
  const asked = useAsked();
  const { start } = asked;
  const found = useRead(correctionsCall, { query: { start_index: start, count: PAGE } });
  const add = (
    <Button
      component={Link}
      to="/program/corrections/new"
      leftSection={<Icon name="plus" size={16} />}
    >
      New correction
    </Button>
  );
  return (
    <Page
      title="Corrections"
      lead="Put the past right for many members at once: see what it would do, apply it, take it back."
      actions={found.data?.corrections.length === 0 ? undefined : add}
    >
      <Paper withBorder p="md">
        <Answer of={found} rows={5}>
          {({ corrections, total, more }) =>
            corrections.length === 0 ? (
              <Empty icon="undo" title="Nothing was corrected yet">
                <Stack gap="md" align="center">
                  <span>
                    Points that were promised and not given, a wrong multiplier, a day that counted
                    twice: choose who is concerned, and look at it before anything moves.
                  </span>
                  {add}
                </Stack>
              </Empty>
            ) : (
              <Stack gap="md">
                <Rows of={corrections} />
                <Paging
                  {...{ of: { total, more }, start, size: PAGE, shown: corrections.length }}
                  onStart={asked.goTo}
                />
              </Stack>
            )
          }
        </Answer>
      </Paper>
    </Page>
  );
}

type Listed = Omit<Correction, 'progress'>;

function Rows({ of }: { readonly of: readonly Listed[] }): ReactElement {
  const { moment, number, points } = useFormats();
  return (
    <DataTable
      label="Corrections"
      rows={of}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Correction',
          cell: ({ id, name, act }) => (
            <div>
              <Anchor component={Link} to={`/program/corrections/${id}`} fw={550}>
                {name}
              </Anchor>
              <Text size="sm" c="dimmed">
                {actText(act)}
              </Text>
            </div>
          ),
        },
        { head: 'State', cell: (each) => <State of={each} /> },
        {
          head: 'Made',
          cell: ({ created_by: by, created_date: at }) => (
            <div>
              <Text size="sm">{moment(at)}</Text>
              <Text size="sm" c="dimmed">
                by {actorText(by)}
              </Text>
            </div>
          ),
        },
        {
          head: 'Members',
          isNumber: true,
          cell: ({ foreseen }) => (foreseen === null ? '–' : number(foreseen.members)),
        },
        {
          head: 'In all',
          isNumber: true,
          cell: ({ foreseen }) => (foreseen === null ? '–' : points(foreseen.liability_change)),
        },
      ]}
    />
  );
}

export function State({ of }: { readonly of: Known }): ReactElement {
  const [label, color] = standingOf(of);
  return (
    <Badge variant="light" color={color} miw="max-content">
      {label}
    </Badge>
  );
}
