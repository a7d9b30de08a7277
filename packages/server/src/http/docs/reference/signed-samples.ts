import { pythonValue } from './python-value.ts';
import type { Sample } from './sample.ts';

/**
 * How a call is signed, in three languages: HMAC-SHA512 with the API key over the body as it is sent, a colon
 * and the time in milliseconds.
 */
export function signedSamplesOf(target: string, body: object): readonly Sample[] {
  const json = JSON.stringify(body, null, 2);
  return [
    { language: 'sh', title: 'Shell', text: shell(target, json) },
    { language: 'python', title: 'Python', text: python(target, body) },
    { language: 'js', title: 'JavaScript', text: javascript(target, json) },
  ];
}

function shell(target: string, json: string): string {
  return `BODY='${json.replaceAll("'", "'\\''")}'
NONCE="$(date +%s)000"
SIGNATURE=$(printf '%s' "$BODY:$NONCE" | openssl dgst -sha512 -hmac "$API_KEY" | sed 's/^.* //')
curl -s -X POST "$BASE${target}" \\
  -H "nonce: $NONCE" \\
  -H "x-zinrelo-signature: $SIGNATURE" \\
  -H "content-type: application/json" \\
  -d "$BODY"`;
}

function python(target: string, body: object): string {
  return `import hashlib, hmac, json, os, requests, time

body = json.dumps(${pythonValue(body)})
nonce = str(int(time.time() * 1000))
signature = hmac.new(
    os.environ["API_KEY"].encode(), f"{body}:{nonce}".encode(), hashlib.sha512
).hexdigest()
answer = requests.post(
    os.environ["BASE"] + ${JSON.stringify(target)},
    headers={
        "nonce": nonce,
        "x-zinrelo-signature": signature,
        "content-type": "application/json",
    },
    data=body,
    timeout=10,
)
print(answer.json())`;
}

function javascript(target: string, json: string): string {
  return `import { createHmac } from 'node:crypto';

const body = JSON.stringify(${json});
const nonce = String(Date.now());
const signature = createHmac('sha512', process.env.API_KEY)
  .update(body + ':' + nonce)
  .digest('hex');
const answer = await fetch(process.env.BASE + ${JSON.stringify(target)}, {
  method: 'POST',
  headers: {
    nonce,
    'x-zinrelo-signature': signature,
    'content-type': 'application/json',
  },
  body,
});
console.log(await answer.json());`;
}
