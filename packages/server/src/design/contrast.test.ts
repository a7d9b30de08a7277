import { describe, expect, it } from 'vitest';
import { contrastOf, judgeContrast } from './contrast.ts';
import { readTexts, THEMES } from './design.ts';

describe('contrast', () => {
  it('is what WCAG says of known pairs', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#ffffff', '#ffffff')).toBe(1);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('is enough in every theme of ours', () => {
    expect(THEMES.flatMap((theme) => judgeContrast(theme))).toEqual([]);
  });

  it('names both colours where it is too little', () => {
    const design = { accent: '#ffcc00', background: '#ffffff', text: '#777777' };
    expect(judgeContrast(design)).toEqual([
      {
        name: 'text_color',
        seen: '#777777',
        allowed:
          'a colour with a contrast of at least 4.5 on the background #ffffff, where #777777 has 4.4',
      },
      {
        name: 'accent_color',
        seen: '#ffcc00',
        allowed:
          'a colour with a contrast of at least 4.5 on the background #ffffff, where #ffcc00 has 1.5',
      },
    ]);
  });
});

describe('words of a merchant', () => {
  it('are kept by language, and empty ones are ours', () => {
    expect(readTexts({ de: { earn_title: ' Sammeln ', refer_text: ' ' }, fr: {} })).toEqual({
      texts: { de: { earn_title: 'Sammeln' } },
    });
  });

  it('are refused where they have no place, are too long or no text', () => {
    const read = readTexts({
      xx: {},
      en: { shout: 'Hey', earn_title: 'a'.repeat(201), refer_title: 7 },
      de: 'Hallo',
    });
    const faults = 'faults' in read ? read.faults : [];
    expect(faults.map(({ name, seen }) => [name, seen.slice(0, 5)])).toEqual([
      ['texts', 'xx'],
      ['texts', 'shout'],
      ['texts.en.earn_title', 'aaaaa'],
      ['texts.en.refer_title', ''],
      ['texts', 'de'],
    ]);
  });
});
