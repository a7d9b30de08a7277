import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { isAlike } from '../../api/document-parts.ts';
import type { Draft } from '../../api/draft.ts';
import { useEditing } from '../../api/use-editing.ts';
import { Beside } from '../../ui/beside.tsx';
import { EditFrame } from '../../ui/edit-frame.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import { EffectPanel } from './effect-panel.tsx';
import { Ladder } from './ladder.tsx';
import { LADDER, ladderOf } from './ladder-part.ts';
import { TierRulesPanel } from './tier-rules-panel.tsx';
import { useTierEffect } from './use-tier-effect.ts';

/** The ladder that members climb, and what a change of it does to them. */
export function TiersPage(): ReactElement {
  return (
    <ProgramPage title="Tiers" lead="What members climb by earning, and what each step gives them.">
      {(draft) => <Edited draft={draft} />}
    </ProgramPage>
  );
}

function Edited({ draft }: { readonly draft: Draft }): ReactElement {
  const editing = useEditing(draft, LADDER, ladderOf(draft.document));
  const isChanged = !isAlike(ladderOf(editing.document), ladderOf(draft.running));
  const now = useTierEffect(draft.running);
  const then = useTierEffect(isChanged ? editing.document : null);
  const effect = isChanged && then.error === null ? then.data : undefined;
  return (
    <EditFrame editing={editing} label="Tiers">
      <Beside>
        <Stack gap="lg">
          <Ladder {...{ editing, now: now.data, then: effect }} />
          <TierRulesPanel editing={editing} />
        </Stack>
        <EffectPanel {...{ now, then, isChanged, document: editing.document }} />
      </Beside>
    </EditFrame>
  );
}
