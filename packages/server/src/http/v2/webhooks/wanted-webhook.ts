import { EVENT_NAMES, EVENT_TYPES, eventNamed } from '@fealty/contract';
import type { createWebhook, V2Values } from '@fealty/contract/v2';
import type { EventType } from '@fealty/core';
import type { WantedEndpoint } from '../../../usecases/save-endpoint.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';

type Sent = Partial<Omit<V2Values<typeof createWebhook>, 'format'>>;
type Format = 'v1' | 'v2';

const SECRET_LENGTH_MIN = 16;
const PREFIX = 'whsec_';
const KEY_BYTES = { least: 24, most: 64 };
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Types that v1 has words for. */
const V1_NAMES = EVENT_TYPES.flatMap((type) => EVENT_NAMES[type].v1 ?? []);

/** What a request says of a webhook in the words of the engine, or what is wrong with it. */
export function wantedWebhook(sent: Sent, format: Format): WantedEndpoint | readonly NamedFault[] {
  const { name, url, events, batch_size, in_order, retry_count, keep_retrying } = sent;
  const { max_per_second, status, secret_key } = sent;
  const types = events === undefined ? [] : typesNamed(events, format);
  const faults = [
    ...types.filter((type) => typeof type !== 'string'),
    ...termFaults(sent, format),
    ...(secret_key === undefined ? [] : secretFaults(secret_key)),
  ];
  if (faults.length > 0) return faults;
  return {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { types: types.filter((type) => typeof type === 'string') }),
    ...(batch_size === undefined ? {} : { batchSize: batch_size }),
    ...(in_order === undefined ? {} : { inOrder: in_order }),
    ...(retry_count === undefined ? {} : { earlyRetries: retry_count }),
    ...(keep_retrying === undefined ? {} : { goesOn: keep_retrying }),
    ...(max_per_second === undefined ? {} : { rate: max_per_second === 0 ? null : max_per_second }),
    ...(status === undefined ? {} : { status: statusOf(status) }),
    ...(secret_key === undefined ? {} : { secret: secret_key }),
  };
}

/** Whether something was wrong with what was sent. */
export function isFaults(
  wanted: WantedEndpoint | readonly NamedFault[],
): wanted is readonly NamedFault[] {
  return Array.isArray(wanted);
}

/** The event of a name where it can be told in this format, or the fault that it cannot. */
export function typeNamed(field: string, name: string, format: Format): EventType | NamedFault {
  const type = eventNamed(name);
  if (type !== null && (format === 'v2' || EVENT_NAMES[type].v1 !== null)) return type;
  const allowed = `one of ${V1_NAMES.join(', ')} for the format v1`;
  return { name: field, seen: name, allowed };
}

/** Each once, however often and by whatever names it is named. */
function typesNamed(names: readonly string[], format: Format): readonly (EventType | NamedFault)[] {
  return [...new Set(names.map((name) => typeNamed('events', name, format)))];
}

function termFaults({ batch_size, retry_count }: Sent, format: Format): readonly NamedFault[] {
  const faults: NamedFault[] = [];
  if (format === 'v1' && batch_size !== undefined && batch_size !== 1) {
    const allowed = '1 for the format v1, whose requests hold one event';
    faults.push({ name: 'batch_size', seen: String(batch_size), allowed });
  }
  if (format === 'v2' && retry_count !== undefined) {
    const allowed = 'nothing for the format v2; keep_retrying says whether it is tried again';
    faults.push({ name: 'retry_count', seen: String(retry_count), allowed });
  }
  return faults;
}

/** What came is not repeated: a secret that is nearly right is one as well. */
export function secretFaults(secret: string): readonly NamedFault[] {
  const isOurs = secret.startsWith(PREFIX);
  const key = secret.slice(PREFIX.length);
  const bytes = BASE64.test(key) ? Buffer.from(key, 'base64').length : 0;
  const fits = isOurs
    ? bytes >= KEY_BYTES.least && bytes <= KEY_BYTES.most
    : secret.length >= SECRET_LENGTH_MIN;
  if (fits) return [];
  const allowed = `${SECRET_LENGTH_MIN} to 255 characters, or ${PREFIX} and ${KEY_BYTES.least} to ${KEY_BYTES.most} bytes in base64`;
  return [{ name: 'secret_key', seen: `${secret.length} characters`, allowed }];
}

/** The schema allows these words and no others. */
function statusOf(status: string): 'active' | 'paused' | 'inactive' {
  return status === 'paused' || status === 'inactive' ? status : 'active';
}
