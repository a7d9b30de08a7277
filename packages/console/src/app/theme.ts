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
  components: { Badge: { defaultProps: { tt: 'none', fw: 600 } } },
});

/** Texts on pale grounds of their own colour, dark enough and light enough (WCAG 1.4.3). */
const ON_PALE = {
  green: ['#17572a', '#b2f2bb'],
  red: ['#a51d1d', '#ffc9c9'],
  yellow: ['#704600', '#ffec99'],
  orange: ['#8a3a00', '#ffd8a8'],
  blue: ['#164f8c', '#a5d8ff'],
  gray: ['#3a4047', '#ced4da'],
  harbour: ['#274b8f', '#b7c8eb'],
} as const;

/** Mantine's own greys and pale badges are too faint to be read by everybody. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565e66',
    '--mantine-color-placeholder': '#6b737b',
    '--mantine-color-error': colors.red[9],
    ...textColors(0),
  },
  dark: {
    '--mantine-color-dimmed': '#b0b0b0',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-error': colors.red[4],
    ...textColors(1),
    ...darkGrounds(),
  },
});

function textColors(scheme: 0 | 1): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ON_PALE).flatMap(([name, text]) => [
      [`--mantine-color-${name}-light-color`, text[scheme]],
      [`--mantine-color-${name}-outline`, text[scheme]],
    ]),
  );
}

/** How much of a colour its ground has in the dark: enough to tell it apart, and no glaring block. */
const TINT = 0.16;
/** Mantine's ground of panels in the dark, the same in red, green and blue. */
const DARK = 0x24;

/** Opaque, as notices stand above what is scrolled below them. */
function darkGrounds(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ON_PALE).map(([name, [, text]]) => {
      const parts = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
      const mixed = parts.map((part) => String(Math.round(DARK + (part - DARK) * TINT)));
      return [`--mantine-color-${name}-light`, `rgb(${mixed.join(', ')})`];
    }),
  );
}
