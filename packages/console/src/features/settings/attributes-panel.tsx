import {
  ActionIcon,
  Button,
  Group,
  NativeSelect,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useMay } from '../../api/me.ts';
import type { Editing } from '../../api/use-editing.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { changeGroup, type Settings } from './settings-part.ts';
import styles from './settings.module.css';

type Attribute = NonNullable<NonNullable<Settings['members']>['attributes']>[number];

const NAME_MAX = 64;
const TYPES: readonly { readonly value: Attribute['type']; readonly label: string }[] = [
  { value: 'string', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Day' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'list', label: 'Several texts' },
];

/** What is known of members beside their profile. */
export function AttributesPanel(props: {
  readonly editing: Editing<Settings>;
  /** Attributes of the program that runs: members may have values of them. */
  readonly before: readonly Attribute[];
}): ReactElement {
  const { editing, before } = props;
  const { attributes = [], unique = [] } = editing.value.members ?? {};
  const may = useMay()('change_program');
  const put = (next: readonly Attribute[]): void =>
    changeGroup(editing, 'members', { attributes: next.length === 0 ? undefined : [...next] });
  const [asked, setAsked] = useState<number | null>(null);
  const takeOut = (place: number): void => put(attributes.filter((_, at) => at !== place));
  const isKnown = (name: string): boolean => before.some((one) => one.name === name);
  const leaving = asked === null ? undefined : attributes[asked];
  return (
    <Panel
      title="What you know of members"
      lead="Attributes of your own, for conditions of rules and to find members by. A change leaves what members have; what comes after it must fit."
      actions={
        may && (
          <Button
            {...{ variant: 'default' }}
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => put([...attributes, { name: '', type: 'string' }])}
          >
            Add an attribute
          </Button>
        )
      }
    >
      {attributes.length === 0 && (
        <Text size="sm" c="dimmed">
          None yet. A shop may still send attributes: they are kept as they come, and conditions do
          not offer them.
        </Text>
      )}
      <Stack gap="md">
        {attributes.map((attribute, place) => (
          <AttributeFields
            key={place}
            {...{ attribute, place, editing }}
            onChange={(next) => put(attributes.map((one, at) => (at === place ? next : one)))}
            onRemove={() => {
              if (isKnown(attribute.name)) setAsked(place);
              else takeOut(place);
            }}
          />
        ))}
      </Stack>
      <Switch
        {...{ label: 'No two members have the same telephone', checked: unique.length > 0 }}
        description="Publishing is refused as long as two have."
        onChange={({ currentTarget: { checked } }) =>
          changeGroup(editing, 'members', { unique: checked ? ['phone'] : undefined })
        }
        error={editing.problemAt('members.unique')}
      />
      {asked !== null && leaving !== undefined && (
        <Leaving
          name={leaving.name}
          onClose={() => setAsked(null)}
          onSure={() => {
            setAsked(null);
            takeOut(asked);
          }}
        />
      )}
    </Panel>
  );
}

/** What taking an attribute out means for members who have it. */
function Leaving(props: {
  readonly name: string;
  readonly onClose: () => void;
  readonly onSure: () => void;
}): ReactElement {
  const { name, onClose, onSure } = props;
  return (
    <ConfirmDialog
      {...{ danger: true, title: `Take ${name} out?`, confirm: 'Take it out', onClose }}
      onConfirm={async () => {
        await Promise.resolve();
        onSure();
      }}
    >
      <Text size="sm">
        Once that is published, members keep what they have, and the shop may go on sending it. But
        any text is taken for it, two members may have the same, nobody is found by it, and
        conditions no longer offer it. Rules that ask for it already go on asking.
      </Text>
    </ConfirmDialog>
  );
}

function AttributeFields(props: {
  readonly attribute: Attribute;
  readonly place: number;
  readonly editing: Editing<Settings>;
  readonly onChange: (next: Attribute) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { attribute, place, editing, onChange, onRemove } = props;
  const { name, type, unique = false, required = unique } = attribute;
  const problem = (field: string): string | null =>
    editing.problemAt(`members.attributes[${String(place)}]${field}`);
  // A unique attribute must be given unless the program says otherwise, any other need not be.
  const flag = (isUnique: boolean, isRequired: boolean): void => {
    const { unique: _unique, required: _required, ...bare } = attribute;
    onChange({
      ...bare,
      ...(isUnique ? { unique: true } : {}),
      ...(isRequired === isUnique ? {} : { required: isRequired }),
    });
  };
  return (
    <Group gap="md" align="flex-start" className={styles['attribute'] ?? ''}>
      <TextInput
        {...{ label: 'Name', value: name, maxLength: NAME_MAX, flex: '1 1 180px' }}
        onChange={({ currentTarget }) => onChange({ ...attribute, name: currentTarget.value })}
        error={problem('.name')}
      />
      <NativeSelect
        {...{ label: 'What it is', data: [...TYPES], value: type, flex: '0 1 150px' }}
        onChange={({ currentTarget }) =>
          onChange({ ...attribute, type: currentTarget.value as Attribute['type'] })
        }
        error={problem('.type')}
      />
      <Stack gap={6} pt={28}>
        <Switch
          {...{ label: 'No two members share it', checked: unique }}
          onChange={({ currentTarget }) => flag(currentTarget.checked, currentTarget.checked)}
          error={problem('.unique')}
        />
        <Switch
          {...{ label: 'Must be given', checked: required }}
          onChange={({ currentTarget }) => flag(unique, currentTarget.checked)}
        />
      </Stack>
      <ActionIcon
        {...{ variant: 'subtle', color: 'gray', size: 'lg', mt: 24, onClick: onRemove }}
        aria-label={`Take ${name === '' ? 'this attribute' : name} out`}
      >
        <Icon name="cross" size={16} />
      </ActionIcon>
    </Group>
  );
}
