import { createHash } from 'node:crypto';
import type { Channel, Evidence } from '../../packages/server/src/delivery/channel.ts';

/**
 * Posts what the engine hands it as plain JSON: a channel without wording, signing or guards. An
 * event is refused with 422 for ever, with 425 for now.
 */
export function postChannel(timeoutMs = 2000): Channel {
  return {
    timeoutMs,
    async send(endpoint, events, signal) {
      const startedAt = Date.now();
      const body = JSON.stringify(
        events.map(({ id, type, sequence, memberId }) => ({ id, type, sequence, memberId })),
      );
      const evidence: Evidence = {
        startedAt,
        tookMs: 0,
        timings: null,
        url: endpoint.url,
        address: null,
        requestHeaders: {},
        bodyDigest: createHash('sha256').update(body).digest(),
        status: null,
        responseHeaders: null,
        responseBody: null,
      };
      const failed = { kind: 'failed', overloaded: false, retryAfterMs: null } as const;
      try {
        const response = await fetch(endpoint.url, {
          method: 'POST',
          body,
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        });
        const { status } = response;
        const told = { ...evidence, status, responseBody: await response.text() };
        if (status === 200) return { kind: 'delivered', evidence: told };
        if (status === 410) return { kind: 'gone', evidence: told };
        if (status === 422 || status === 425) {
          const why = `refused with ${String(status)}`;
          return { kind: 'refused', why, forEver: status === 422, evidence: told };
        }
        return { ...failed, why: `answered ${String(status)}`, evidence: told };
      } catch (error) {
        return { ...failed, why: String(error), evidence };
      }
    },
  };
}
