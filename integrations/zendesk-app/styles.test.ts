import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('assets/styles.css', import.meta.url), 'utf8');

type Colours = Readonly<Record<string, string>>;

function coloursOf(selector: string): Colours {
  const from = CSS.indexOf(selector);
  const block = CSS.slice(CSS.indexOf('{', from), CSS.indexOf('}', from));
  const found = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}

/** Of WCAG: how light a colour is, between 0 and 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

const LIGHT = coloursOf(':root {');
const DARK = coloursOf(":root[data-scheme='dark'] {");

/** What is read on what. */
const TEXTS = [
  ...[
    ['text', 'ground'],
    ['text', 'raised'],
    ['text', 'info-ground'],
    ['text', 'good-ground'],
  ],
  ...[
    ['text', 'bad-ground'],
    ['fine', 'ground'],
    ['fine', 'raised'],
    ['fine', 'bad-ground'],
  ],
  ...[
    ['accent', 'ground'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
  ],
  ...[
    ['accent', 'info-ground'],
    ['good', 'ground'],
    ['bad', 'ground'],
    ['bad', 'bad-ground'],
  ],
  ...[
    ['accent', 'good-ground'],
    ['accent', 'bad-ground'],
  ],
];

describe('the colours of the app', () => {
  it('are measured as the standard measures them', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('can be told apart when it is %s', (_scheme, colours) => {
    const faint = TEXTS.filter(
      ([text = '', ground = '']) => contrast(colours[text] ?? '', colours[ground] ?? '') < 4.5,
    );
    expect(faint).toEqual([]);
    // The edge of a field is no text.
    expect(contrast(colours['edge'] ?? '', colours['ground'] ?? '')).toBeGreaterThan(3);
  });

  it('are the same dark, whoever asks for them', () => {
    expect(coloursOf(":root:not([data-scheme='light']) {")).toEqual(DARK);
    expect(Object.keys(DARK)).toEqual(Object.keys(LIGHT));
  });
});
