import { Button, Collapse } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';

/** What is shown by a press, and hidden by another; the button says which. */
export function Unfold(props: {
  readonly show: string;
  readonly hide: string;
  readonly children: ReactNode;
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button
        {...{ variant: 'subtle', size: 'compact-sm', 'aria-expanded': isOpen }}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? props.hide : props.show}
      </Button>
      <Collapse expanded={isOpen}>{props.children}</Collapse>
    </div>
  );
}
