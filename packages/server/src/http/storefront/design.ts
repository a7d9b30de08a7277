import { hash } from 'node:crypto';
import { findDesign } from '../../usecases/save-design.ts';
import { shownLooks } from '../v2/design/shown-looks.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import type { ForAnyone } from './surface.ts';

/** What the dashboard is drawn by: the design, and how the program counts. */
export const handleReadShownDesign: ForAnyone<unknown> = async (context, request) => {
  const {
    caller: { merchantId },
    headers,
  } = request;
  const [standing, program] = await Promise.all([
    findDesign(context.database, merchantId),
    context.programs.running(merchantId),
  ]);
  const answered = succeed({
    revision: standing.revision,
    ...shownLooks(standing),
    program_name: program.name,
    currency: program.currency,
    points_decimals: program.pointsDecimals,
  });
  return unlessKnown(answered, headers['if-none-match']);
};

/** It is nobody's own, so browsers may keep it a minute; one address answers for all stores. */
function unlessKnown(answered: V2Reply, known: string | undefined): V2Reply {
  const etag = `"${hash('sha256', answered.body, 'base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'private, max-age=60', vary: 'partner-id' };
  return known === etag ? { status: 304, body: '', headers } : { ...answered, headers };
}
