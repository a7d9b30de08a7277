import { expect, it } from 'vitest';
import { differences, type DesignValues } from './words.ts';

const ONE: DesignValues = {
  ...{ theme: 'calm', accent_color: '#23665b', background_color: '#ffffff' },
  ...{ text_color: '#111111', corners: 'soft', launcher: 'end', languages: ['en'] },
  ...{ texts: {}, logo: null },
};

it('two designs are told apart by what people call it', () => {
  expect(differences(ONE, ONE)).toEqual([]);
  const other = { ...ONE, accent_color: '#000000', texts: { en: { earn_title: 'Collect' } } };
  expect(differences(ONE, other)).toEqual(['accent colour', 'words']);
});
