import { Button, FileButton, Group, Input, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import classes from './design.module.css';

/** A picture of the shop's own; the server draws it anew when it is saved. */
export function LogoField(props: {
  readonly value: string | null;
  readonly error: unknown;
  readonly onChange: (url: string | null) => void;
}): ReactElement {
  const { value, error, onChange } = props;
  const read = (file: File | null): void => {
    if (file === null) return;
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      onChange(typeof reader.result === 'string' ? reader.result : null);
    });
    reader.readAsDataURL(file);
  };
  return (
    <Input.Wrapper
      label="Logo"
      description="PNG, JPEG, WebP or SVG, at most 100 KB. Without one, the name of the program."
      error={typeof error === 'string' ? error : undefined}
      labelElement="div"
    >
      <Group gap="sm" mt={6}>
        {value === null ? (
          <Text size="sm" c="dimmed">
            None
          </Text>
        ) : (
          <img src={value} alt="The logo" className={classes['logo']} />
        )}
        <FileButton
          {...{ onChange: read, accept: 'image/png,image/jpeg,image/webp,image/svg+xml' }}
          inputProps={{ 'aria-label': 'Picture of the logo' }}
        >
          {(button) => (
            <Button
              {...{ ...button, size: 'xs', variant: 'default' }}
              leftSection={<Icon name="upload" size={14} />}
            >
              Choose a picture
            </Button>
          )}
        </FileButton>
        {value !== null && (
          <Button size="xs" variant="subtle" onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
