import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useDraft, type Draft } from '../api/draft.ts';
import { DraftBar } from './draft-bar.tsx';
import { Page } from './page.tsx';
import { Answer } from './states.tsx';

/** A page of the program: the draft stands above it, and is read before it is drawn. */
export function ProgramPage(
  props: Omit<ComponentProps<typeof Page>, 'children'> & {
    readonly children: (draft: Draft) => ReactNode;
  },
): ReactElement {
  const { children, ...page } = props;
  const draft = useDraft();
  return (
    <Page {...page}>
      <DraftBar />
      <Answer of={draft}>{children}</Answer>
    </Page>
  );
}
