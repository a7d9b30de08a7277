import {
  Button,
  Checkbox,
  Group,
  Input,
  Radio,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { Panel } from '../../ui/panel.tsx';
import type { StoredDesign } from './calls.ts';
import classes from './design.module.css';
import { LogoField } from './logo-field.tsx';
import { CORNERS, LANGUAGES, LAUNCHERS, TEXT_LABELS, THEMES, type DesignValues } from './words.ts';

type Form = UseFormReturnType<DesignValues>;

/** Theme, colours, corners and logo. */
export function Looks(props: {
  readonly form: Form;
  readonly themes: StoredDesign['themes'];
}): ReactElement {
  const { form, themes } = props;
  const { theme, logo } = form.getValues();
  const wear = (name: string): void => {
    const found = themes.find((one) => one.theme === name);
    if (found !== undefined) form.setValues(found);
    form.clearErrors();
  };
  return (
    <Panel title="Looks">
      <Stack gap="md">
        <Radio.Group
          {...{ label: 'Theme', value: theme, onChange: wear }}
          description="Choosing one brings its own colours."
        >
          <Stack gap="xs" mt="xs">
            {THEMES.map(({ value, label, said }) => (
              <Radio key={value} {...{ value, label, description: said }} />
            ))}
          </Stack>
        </Radio.Group>
        <Color form={form} name="accent_color" label="Accent" said="Buttons, links and progress." />
        <Color form={form} name="background_color" label="Background" said="Behind everything." />
        <Color form={form} name="text_color" label="Text" said="All texts." />
        <Group>
          <Button size="xs" variant="default" onClick={() => wear(theme)}>
            Colours of the theme
          </Button>
        </Group>
        <Choice {...{ form, name: 'corners', label: 'Corners', data: CORNERS }} />
        <Choice {...{ form, name: 'launcher', label: 'Launcher in the corner', data: LAUNCHERS }} />
        <LogoField
          value={logo}
          error={form.errors['logo']}
          onChange={(url) => form.setFieldValue('logo', url)}
        />
      </Stack>
    </Panel>
  );
}

function Color(props: {
  readonly form: Form;
  readonly name: 'accent_color' | 'background_color' | 'text_color';
  readonly label: string;
  readonly said: string;
}): ReactElement {
  const { form, name, label, said } = props;
  const value = form.getValues()[name];
  return (
    <TextInput
      {...{ label, description: said, maxLength: 7, ...form.getInputProps(name) }}
      rightSection={
        <input
          {...{ type: 'color', className: classes['swatch'], 'aria-label': `Choose: ${label}` }}
          value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
          onChange={(event) => form.setFieldValue(name, event.currentTarget.value)}
        />
      }
    />
  );
}

function Choice(props: {
  readonly form: Form;
  readonly name: 'corners' | 'launcher';
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
}): ReactElement {
  const { form, name, label, data } = props;
  return (
    <Input.Wrapper label={label} labelElement="div">
      <SegmentedControl
        {...{ fullWidth: true, mt: 4, 'aria-label': label, data: [...data] }}
        value={form.getValues()[name]}
        onChange={(chosen) => form.setValues({ [name]: chosen })}
      />
    </Input.Wrapper>
  );
}

/** Languages that are offered, and what is said in the one that is chosen. */
export function Texts(props: {
  readonly form: Form;
  readonly names: readonly string[];
  readonly language: string;
}): ReactElement {
  const { form, names, language } = props;
  const { languages, texts } = form.getValues();
  const said = texts[language] ?? {};
  const label = LANGUAGES.find(({ value }) => value === language)?.label ?? language;
  const change = (name: string, text: string): void => {
    const { [name]: _, ...others } = said;
    const words = text === '' ? others : { ...others, [name]: text };
    form.setFieldValue('texts', { ...texts, [language]: words });
  };
  return (
    <Panel title="Languages and words">
      <Stack gap="md">
        <Checkbox.Group
          {...{ label: 'Languages', error: form.errors['languages'], value: [...languages] }}
          description="The first one is for members whose language is not among them."
          onChange={(chosen) => {
            if (chosen.length > 0) form.setFieldValue('languages', chosen);
          }}
        >
          <Group gap="md" mt="xs">
            {LANGUAGES.map(({ value, label: name }) => (
              <Checkbox key={value} {...{ value, label: name }} />
            ))}
          </Group>
        </Checkbox.Group>
        {names.map((name) => (
          <TextInput
            key={name}
            {...{ label: `${TEXT_LABELS[name] ?? name} (${label})`, maxLength: 200 }}
            placeholder="As it comes"
            value={said[name] ?? ''}
            onChange={(event) => change(name, event.currentTarget.value)}
          />
        ))}
      </Stack>
    </Panel>
  );
}
