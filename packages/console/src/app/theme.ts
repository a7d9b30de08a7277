import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** A quiet blue of our own, light to dark. */
const HARBOUR = [
  ...['#eef3fc', '#dbe4f6', '#b7c8eb', '#90aae0', '#6f90d6', '#5a7fd0', '#4c76cd'],
  ...['#3f65b6', '#3659a2', '#274b8f'],
] as const;

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 8, dark: 7 },
  colors: { harbour: [...HARBOUR] as unknown as readonly [string, ...string[]] & typeof HARBOUR },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  headings: { fontWeight: '650' },
});

/** Mantine's own greys and light badges are too faint to be read by everybody (WCAG 1.4.3). */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565e66',
    '--mantine-color-placeholder': '#6b737b',
    '--mantine-color-error': colors.red[9],
    ...lightTexts(9),
  },
  dark: {
    '--mantine-color-dimmed': '#b0b0b0',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-error': colors.red[4],
    ...lightTexts(2),
  },
});

/** Texts on pale grounds of their own colour. */
function lightTexts(shade: number): Record<string, string> {
  const names = ['green', 'red', 'yellow', 'blue', 'gray', 'harbour', 'orange'];
  return Object.fromEntries(
    names.map((name) => [
      `--mantine-color-${name}-light-color`,
      `var(--mantine-color-${name}-${String(shade)})`,
    ]),
  );
}
