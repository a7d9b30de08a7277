import { copyMemberBooks, scratchBooks } from '../books/copy.ts';
import { findMember, namedId, refuseByStatus } from '../books/find.ts';
import type { ConvertCached } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { budgetsOfAll, missingBudgets } from './judge-budgets.ts';
import { lackingFlows } from '../breaker/judge-breaker.ts';
import { activitiesOf, convertCached } from './convert-cached.ts';

/** Goes on with purchases that were too many for the enrolment itself. */
export function decideConvertCached(scene: Scene, command: ConvertCached): Decision {
  const { books } = scene;
  const found = findMember(scene, command.member);
  if ('kind' in found) return found;
  const barred = refuseByStatus(found.member);
  if (barred !== null) return barred;
  const email = command.email.trim().toLowerCase();
  const waiting = books.cached.get(email) ?? (books.whole ? [] : undefined);
  if (waiting === undefined) {
    return lacking({ cached: [email], identities: [{ kind: 'email', value: email }] });
  }
  const budgets = missingBudgets(scene, budgetsOfAll(scene.program));
  if (waiting.length > 0 && budgets.length > 0) return lacking({ budgets });
  const flows = lackingFlows(scene, activitiesOf(waiting));
  if (flows !== null) return flows;
  const draft = draftFor(scene, found.member, command);
  const named = namedId(scene, command.member, found.member);
  const due = { memberId: named, kind: 'convert_cached', key: email } as const;
  draft.changes.push({ kind: 'due_cleared', due });
  const alone: Scene = { ...scene, books: scratchBooks(copyMemberBooks(found), books) };
  convertCached(alone, draft, { email, waiting });
  return done(draft);
}
