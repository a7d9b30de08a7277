import { expect, it } from 'vitest';
import { paletteSheet } from './palette.ts';

function colors(sheet: string): ReadonlyMap<string, number[]> {
  const found = sheet.matchAll(/--([\w-]+):rgb\((\d+) (\d+) (\d+)\)/g);
  return new Map([...found].map(([, name = '', ...parts]) => [name, parts.map(Number)]));
}

function luminance(color: number[]): number {
  const [red = 0, green = 0, blue = 0] = color
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number[] = [], other: number[] = []): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

it.each([
  ['barely readable on white', '#767676', '#ffffff', '#767676'],
  ['barely readable on black', '#767676', '#000000', '#767676'],
  ['a yellow on dark', '#e8b45a', '#14161d', '#eceaf2'],
  ['a red on cream', '#a01030', '#fbfaf7', '#22302d'],
])('all that is reckoned of three colours can be read: %s', (_what, accent, background, text) => {
  const names = { accent_color: accent, background_color: background, text_color: text };
  const found = colors(paletteSheet(names));
  for (const ground of ['background', 'card', 'tint']) {
    for (const name of ['text', 'faint', 'accent']) {
      // Half of a step of a colour is lost where they are rounded.
      expect([name, ground, contrast(found.get(name), found.get(ground)) > 4.45]).toEqual([
        ...[name, ground, true],
      ]);
    }
  }
  expect(contrast(found.get('on-accent'), found.get('accent'))).toBeGreaterThan(4.5);
});
