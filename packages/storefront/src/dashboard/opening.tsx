import type { JSX } from 'preact';
import { Icon } from './icons.tsx';
import { chooseLanguage, directionOf, LANGUAGE_NAMES, spoken, wordsOf } from './texts/words.ts';
import { isOver, sentenceOf } from './trouble.ts';

const ALL = Object.keys(LANGUAGE_NAMES);

/** What stands there until the design is known, or where it cannot be had. */
export function Opening(props: {
  readonly language: string;
  readonly error?: unknown;
  readonly again?: () => void;
}): JSX.Element {
  const { error, again } = props;
  // English where the shopper's language is none of ours: the shop's usual one is not known yet.
  const language = spoken(chooseLanguage(props.language, ['en', ...ALL]));
  const words = wordsOf(language, { texts: {} });
  return (
    <div class="fealty calm soft opening" lang={language} dir={directionOf(language)}>
      <div class="body">
        {error === undefined ? (
          <div class="waiting" role="status" aria-label={words.loading}>
            <div class="bone tall" />
            <div class="bone" />
            <div class="bone" />
          </div>
        ) : (
          <div class="trouble" role="alert">
            <Icon name="alert" />
            <div>
              <p>{sentenceOf(error, words)}</p>
              {!isOver(error) && (
                <button type="button" class="button plain" onClick={again}>
                  {words.retry}
                </button>
              )}
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
