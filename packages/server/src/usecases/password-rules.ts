/** Characters of a password. Length is what makes it strong; the end bounds the work of hashing it. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;
/** What must remain when all that everybody would try first is taken out of it. */
const OWN_MIN = 6;

/** What lists of stolen passwords are made of, once case, digits for letters and tails are gone. */
const USUAL = [
  ...[
    'password',
    'passwort',
    'passwd',
    'qwertyuiop',
    'qwerty',
    'qwertz',
    'azerty',
    'asdfgh',
    'zxcvbn',
  ],
  ...['letmein', 'welcome', 'willkommen', 'iloveyou', 'administrator', 'admin', 'secret', 'geheim'],
  ...[
    'changeme',
    'default',
    'login',
    'master',
    'monkey',
    'dragon',
    'sunshine',
    'princess',
    'football',
  ],
  ...[
    'baseball',
    'superman',
    'batman',
    'shadow',
    'michael',
    'trustno',
    'starwars',
    'whatever',
    'hello',
  ],
  ...['summer', 'winter', 'spring', 'autumn', 'january', 'december', 'loyalty', 'fealty', 'points'],
  ...[
    '1q2w3e4r',
    'q1w2e3r4',
    'abcdef',
    'fuckyou',
    'freedom',
    'computer',
    'internet',
    'charlie',
    'test',
  ],
] as const;

/** Rows of keyboards and of the alphabet, forwards; runs along them are no secret. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const RUN_MIN = 4;

const LETTERS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' },
};

/** Whose password it is to be: names that are tried first. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
  /** Name of the merchant. */
  readonly merchant: string;
}

/** What is wrong with a password, as a sentence that does not repeat it; null if nothing. */
export function passwordProblem(password: string, owner: PasswordOwner): string | null {
  const { length } = Array.from(password);
  if (length < PASSWORD_MIN || length > PASSWORD_MAX) {
    return `a password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters, and this one has ${length}`;
  }
  const own = withoutRuns(withoutWords(password.toLowerCase(), owner));
  if (new Set(own).size >= OWN_MIN) return null;
  return 'this password is easily guessed: it is little more than usual words, runs of keys, a repetition, or the names of its owner and the store';
}

function withoutWords(text: string, { email, name, merchant }: PasswordOwner): string {
  const [mailbox = '', host = ''] = email.toLowerCase().split('@');
  const names = [
    mailbox,
    ...`${name} ${merchant} ${mailbox} ${host}`.toLowerCase().split(/[^\p{L}\p{N}]+/u),
  ];
  const words = [...USUAL, ...names.filter((word) => Array.from(word).length >= 3)].toSorted(
    (one, other) => other.length - one.length,
  );
  let left = text;
  for (const word of words) left = without(left, word);
  return left;
}

/** Every time that it stands there, as it is written or with digits for the letters they look like. */
function without(text: string, word: string): string {
  let left = text;
  for (;;) {
    // Of one length, so that places are the same.
    const places = [left, unmasked(left)].map((form) => form.indexOf(word));
    const at = places.find((place) => place !== -1);
    if (at === undefined) return left;
    left = left.slice(0, at) + left.slice(at + word.length);
  }
}

function unmasked(text: string): string {
  return Array.from(text, (letter) => LETTERS[letter] ?? letter).join('');
}

/** Takes out stretches along a row of keys or the alphabet, either way. */
function withoutRuns(text: string): string {
  let left = '';
  let at = 0;
  while (at < text.length) {
    const run = runAt(text, at);
    if (run >= RUN_MIN) at += run;
    else {
      left += text.charAt(at);
      at += 1;
    }
  }
  return left;
}

/** How many characters from here on go along one row. */
function runAt(text: string, at: number): number {
  const runs = ROWS.flatMap((row) => [row, Array.from(row).reverse().join('')]).map((row) => {
    let length = 0;
    const start = row.indexOf(text.charAt(at));
    if (start === -1) return 0;
    while (at + length < text.length && row[start + length] === text[at + length]) length += 1;
    return length;
  });
  return Math.max(...runs);
}
