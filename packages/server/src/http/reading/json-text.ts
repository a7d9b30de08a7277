/** Objects and lists within each other that a request may hold; products in a list need three. */
const DEPTH_MAX = 16;

/** Reads JSON that is not nested deeper than anything we understand. Undefined if it is not that. */
export function readJson(text: string): unknown {
  if (!isShallow(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An own field of a JSON object; what an object inherits was not sent. */
export function ownField(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function isShallow(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (quoted) {
      // Texts may be megabytes long, and nothing in them counts but their end.
      if (char !== 0x22) at = text.indexOf('"', at);
      if (at === -1) return true;
      quoted = isEscaped(text, at);
    } else if (char === 0x22) quoted = true;
    else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > DEPTH_MAX) return false;
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  return true;
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === 0x5c) before -= 1;
  return (at - before) % 2 === 0;
}
