import type { ParameterTraits, PassedPayment } from '@fealty/contract';
import { DECIMAL_ALLOWED, readDecimal } from './decimal-text.ts';
import { faultAt, mandatoryText, readPassedList } from './passed-list.ts';
import type { Fault, Understood } from './understood.ts';

const LENGTH_MAX = 64;

/** Reads how an order was paid: a JSON list or its text, a single payment among them. */
export function readPayments(given: unknown, traits: ParameterTraits): Understood {
  return readPassedList(given, traits.maxItems ?? 20, readPayment);
}

function readPayment(item: object, where: string): PassedPayment | Fault {
  const at = { where, lengthMax: LENGTH_MAX };
  const method = mandatoryText(item, 'method', at);
  if (typeof method !== 'string') return method;
  const text = mandatoryText(item, 'amount', at);
  if (typeof text !== 'string') return text;
  const amount = readDecimal(text);
  if (amount === null) return faultAt(`${where}.amount`, text, DECIMAL_ALLOWED);
  return { method, amount };
}
