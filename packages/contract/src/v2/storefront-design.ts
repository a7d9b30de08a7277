import { Type, type Static, type TUnsafe } from 'typebox';
import { choice, document, integer, list, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, numberField, textField, textList, textOrNull, timeOrNull } from './fields.ts';

const THEMES = ['calm', 'bold', 'classic', 'night'] as const;
const CORNERS = ['square', 'soft', 'round'] as const;
const LAUNCHERS = ['end', 'start', 'off'] as const;
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar', 'he'] as const;

/** A picture as text is a third longer than its bytes. */
const LOGO_CHARACTERS_MAX = 140_000;

const TextsData = Type.Unsafe<Readonly<Record<string, Readonly<Record<string, string>>>>>({
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: { type: 'string' } },
  description:
    'Words of the merchant’s own, by language and name; where there are none, the dashboard says its own.',
});

function among<T extends string>(words: readonly T[], description: string): TUnsafe<T> {
  return Type.Unsafe<T>({ type: 'string', enum: words, description });
}

const looks = {
  theme: among(THEMES, 'How it is laid out and drawn.'),
  accent_color: textField('Of buttons, links and progress, `#rrggbb`.'),
  background_color: textField('Behind everything.'),
  text_color: textField('Of texts.'),
  corners: among(CORNERS, 'Of cards and buttons.'),
  launcher: among(LAUNCHERS, 'In which corner of the window its button stands; `off` for none.'),
  languages: textList('Languages that members choose between; the first where theirs is none.'),
  texts: TextsData,
  logo: textOrNull('A PNG as data URL, at most 480 by 120 pixels; null without one.'),
};

const looksExample = {
  theme: 'calm' as const,
  accent_color: '#23665b',
  background_color: '#fbfaf7',
  text_color: '#22302d',
  corners: 'soft' as const,
  launcher: 'end' as const,
  languages: ['en', 'de'],
  texts: { de: { redeem_title: 'Prämien der Hafengasse' } },
  logo: null,
};

const DesignData = Type.Object({
  revision: numberField('Grows by one with each change; 0 as long as all of it is ours.'),
  ...looks,
  last_modified_by: textOrNull('Who changed it last.'),
  last_modified_date: timeOrNull('When that was.'),
  themes: Type.Array(
    Type.Object({
      theme: looks.theme,
      accent_color: looks.accent_color,
      background_color: looks.background_color,
      text_color: looks.text_color,
      corners: looks.corners,
    }),
    { description: 'The themes with the colours that they come with.' },
  ),
  text_names: textList('Names of the words that may be said otherwise.'),
});
export type DesignData = Static<typeof DesignData>;

const designExample: DesignData = {
  revision: 3,
  ...looksExample,
  last_modified_by: 'person:olga@shop.example',
  last_modified_date: '11/21/2026 10:15:00',
  themes: [
    {
      theme: 'calm',
      accent_color: '#23665b',
      background_color: '#fbfaf7',
      text_color: '#22302d',
      corners: 'soft',
    },
  ],
  text_names: ['welcome_title', 'redeem_title'],
};

const ofDesign = {
  path: '/v2/loyalty/storefront/design',
  group: 'Storefront',
  ours: true,
  pathValues: {},
  query: Type.Object({}),
  data: DesignData,
  answered: designExample,
  writes: false,
} as const;

const color = (description: string, example: string): ReturnType<typeof text> =>
  text({ description, example }, { maxLength: 7 });

export const readDesign = v2Endpoint({
  ...ofDesign,
  id: 'v2_read_storefront_design',
  method: 'GET',
  summary: 'Read what members see in the shop',
  description: 'Theme, colours, words and logo of the dashboard and its launcher.',
  body: Type.Object({}),
  sent: {},
  codes: [],
  category: 'general',
});

export const updateDesign = v2Endpoint({
  ...ofDesign,
  id: 'v2_update_storefront_design',
  method: 'PUT',
  summary: 'Say what members see in the shop',
  description:
    'Changes it if nobody else did since it was read; what is left out stays. Text and accent must have a contrast of at least 4.5 on the background. For keys of the scope admin, and managers.',
  body: Type.Object({
    revision: integer(
      {
        description: 'The revision that you have seen. If it is another by now it is refused.',
        example: 3,
      },
      { minimum: 0, maximum: 999_999_999 },
    ),
    theme: Type.Optional(
      choice({ description: 'How it is laid out and drawn.', example: 'calm' }, THEMES),
    ),
    accent_color: Type.Optional(color('Of buttons, links and progress.', '#23665b')),
    background_color: Type.Optional(color('Behind everything.', '#fbfaf7')),
    text_color: Type.Optional(color('Of texts.', '#22302d')),
    corners: Type.Optional(choice({ description: 'Of cards.', example: 'soft' }, CORNERS)),
    launcher: Type.Optional(
      choice({ description: 'Corner of its button, or `off`.', example: 'end' }, LAUNCHERS),
    ),
    languages: Type.Optional(
      list(
        { description: 'All that are offered, the usual one first.', example: ['en', 'de'] },
        { maxItems: LANGUAGES.length, allowed: LANGUAGES },
      ),
    ),
    texts: Type.Optional(
      document({
        description:
          'All words of the merchant’s own, `{"de": {"redeem_title": "…"}}`, each of at most 200 characters.',
      }),
    ),
    logo: Type.Optional(
      text(
        {
          description:
            'A PNG, JPEG, WebP or SVG of at most 100 KiB as data URL; it is drawn anew. Empty for none.',
          example: 'data:image/png;base64,iVBORw0KGgo=',
        },
        { maxLength: LOGO_CHARACTERS_MAX, clears: true },
      ),
    ),
  }),
  sent: { revision: 0, theme: 'calm', accent_color: '#23665b' },
  codes: ['DESIGN_CHANGED'],
  category: 'write',
  scope: 'admin',
  managers: true,
});

const ShownData = Type.Object({
  revision: numberField('Grows with each change.'),
  ...looks,
  program_name: textField('What the program is called.'),
  currency: textField('Of the program, `USD`.'),
  points_decimals: numberField('Digits of points behind the point: 0, 1 or 2.'),
});

/** What a dashboard is drawn by. */
export type ShownDesign = Static<typeof ShownData>;

export const readShownDesign = v2Endpoint({
  id: 'v2_storefront_design',
  method: 'GET',
  byToken: true,
  path: '/v2/loyalty-storefront/design',
  group: 'Storefront',
  summary: 'Read what members see in the shop',
  description:
    'What the dashboard and its launcher are drawn by. With `If-None-Match` 304 where it is the same still.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({}),
  sent: {},
  data: ShownData,
  answered: {
    revision: 3,
    ...looksExample,
    program_name: 'Harbour Lane Rewards',
    currency: 'USD',
    points_decimals: 0,
  },
  codes: ['ERROR_UNAUTHORIZED'],
  category: 'general',
  writes: false,
});
