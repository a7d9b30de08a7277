import { Button, Group, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { idFor } from '../../api/id-for.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import styles from './program.module.css';
import { TEMPLATES, type Template } from './templates.ts';

const NAME_LENGTH_MAX = 200;

/** What to begin with: what programs usually reward, or something of the shop's own. */
export function NewActivityPage(): ReactElement {
  return (
    <ProgramPage
      title="New activity"
      lead="Begin with something that programs usually reward. You change it before anything is published."
      back={{ to: '/program/activities', label: 'Activities' }}
    >
      {({ document }) => <Choices document={document} />}
    </ProgramPage>
  );
}

function Choices({ document }: { readonly document: ProgramDocument }): ReactElement {
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {TEMPLATES.map((template) => (
          <Choice
            key={template.activity.id}
            template={template}
            isThere={document.activities.some(({ id }) => id === template.activity.id)}
          />
        ))}
      </SimpleGrid>
      <OwnActivity document={document} />
    </Stack>
  );
}

function Choice(props: { readonly template: Template; readonly isThere: boolean }): ReactElement {
  const { template, isThere } = props;
  const { activity, icon, about } = template;
  return (
    <Paper
      {...{ component: Link, withBorder: true, p: 'md' }}
      to={`/program/activities/${activity.id}${isThere ? '' : '?new'}`}
      className={styles['choice'] ?? ''}
    >
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Text component="span" c="harbour" mt={2} lh={1}>
          <Icon name={icon} />
        </Text>
        <div>
          <Text fw={600}>{activity.name}</Text>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
          {isThere && (
            <Text size="sm" fw={550}>
              You have it already: open it
            </Text>
          )}
        </div>
      </Group>
    </Paper>
  );
}

function OwnActivity({ document }: { readonly document: ProgramDocument }): ReactElement {
  const [name, setName] = useState('');
  const navigate = useNavigate();
  const begin = (event: SyntheticEvent): void => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    const taken = [...document.activities, ...TEMPLATES.map(({ activity }) => activity)];
    const id = idFor(
      wanted,
      taken.map((one) => one.id),
    );
    void navigate(`/program/activities/${id}?new=${encodeURIComponent(wanted)}`);
  };
  return (
    <Panel title="Something of your own" lead="Your shop awards it, or your agents do by hand.">
      <form onSubmit={begin}>
        <Group align="flex-end" gap="sm">
          <TextInput
            {...{ label: 'What is it called?', maxLength: NAME_LENGTH_MAX, flex: '1 1 240px' }}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={name.trim() === ''}>
            Begin
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
