import type { Known } from './known.ts';
import type { Draw } from './random.ts';
import type { Answer, Secrets } from './judge-answer.ts';

/** A request of what no description names. */
export interface PlainCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly from?: string;
}

/*
 * What is served beside the described interfaces: links of mails and members, what help desks call, files
 * that pages of shops load, documentation, and what operators look at. A word in braces is drawn.
 */
const ROUTES: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/integrations/zendesk/{helpDesk}/members?email={email}'],
  ['GET', '/integrations/zendesk/{helpDesk}/members?member_id={mid}'],
  ['GET', '/integrations/zendesk/{helpDesk}/forms/award/{mid}'],
  ['GET', '/integrations/gladly/{helpDesk}/forms/redeem/{mid}'],
  ['POST', '/integrations/zendesk/{helpDesk}/actions/{odd}'],
  ['POST', '/integrations/gladly/{helpDesk}/actions/{odd}'],
  ['POST', '/integrations/gladly/{helpDesk}'],
  ['POST', '/integrations/gladly/{helpDesk}/app/{odd}'],
  ['GET', '/unsubscribe/{partner}/{odd}'],
  ['POST', '/unsubscribe/{partner}/{odd}'],
  ['GET', '/{partner}/raf/{referral_code}'],
  ['GET', '/raf/{referral_code}'],
  ['GET', '/js/{odd}'],
  ['GET', '/js/all.js'],
  ['GET', '/js/dashboard.js'],
  ['GET', '/assets/{odd}'],
  ['GET', '/docs/{odd}'],
  ['GET', '/docs/search?q={odd}'],
  ['GET', '/openapi/{odd}.json'],
  ['GET', '/llms.txt'],
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['GET', '/.well-known/fealty-seal-keys.json'],
  ['GET', '/account/set-password'],
  ['GET', '/account/single-sign-on/begin'],
  ['GET', '/console/api/{odd}'],
  ['POST', '/{odd}'],
];

/** Nothing, too much, and what belongs into other languages. */
const ODD = [
  ...['', 'x', '%00', '..%2f..%2fetc%2fpasswd', '%zz', '%ed%a0%80', "'%3b--", '{}', '0', '-1'],
  ...['x'.repeat(900), '__proto__', 'constructor', '.', '%2e%2e', '%3cscript%3e'],
];
const BODIES = [
  '',
  '{}',
  '[]',
  'null',
  '{"lookupLevel":"BASIC","query":{"emails":["a@b.c"]}}',
  'a=b',
];

/** Draws one, now and then with another method. */
export function drawPlain(
  draw: Draw,
  keys: { readonly partnerId: string; readonly apiKey: string },
  known: Known,
): PlainCall {
  const [method, path] = draw.one(ROUTES) ?? ['GET', '/'];
  const url = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const id = name === 'odd' ? null : known.draw(draw, name);
    const isKnown = id !== null && !draw.chance(0.1);
    return isKnown ? encodeURIComponent(id.replaceAll(/[\ud800-\udfff]/g, '?')) : oddWord(draw);
  });
  const withKeys = draw.chance(0.7)
    ? { 'partner-id': keys.partnerId, 'api-key': keys.apiKey }
    : undefined;
  const used = draw.chance(0.05) ? (draw.one(['GET', 'POST', 'PUT', 'DELETE']) ?? method) : method;
  return {
    method: used,
    url,
    headers: { ...withKeys, ...(draw.chance(0.5) ? { 'content-type': 'application/json' } : {}) },
    body: used === 'GET' ? '' : (draw.one(BODIES) ?? ''),
  };
}

function oddWord(draw: Draw): string {
  return draw.one(ODD) ?? '';
}

/** A help desk that its store has switched off is told so; random calls do switch them off. */
const PAUSED = '"code":"paused"';

/** What is wrong with the answer: nothing is described here, so much holds all the same. */
export function judgePlain({ status, text }: Answer, { foreign }: Secrets): readonly string[] {
  const isPaused = status === 503 && text.includes(PAUSED);
  return [
    ...(status >= 500 && !isPaused ? [`status ${String(status)}`] : []),
    ...(text.includes(foreign) ? ['data of another shop'] : []),
  ];
}
