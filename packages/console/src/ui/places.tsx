import { Button, Group } from '@mantine/core';
import { useState, type ReactElement } from 'react';

/** The way through a list whose pages begin where the one before ended: no page has a number. */
export interface Places {
  /** Where the page begins that is shown; 0 for the first. */
  readonly at: number;
  readonly isFirst: boolean;
  readonly goOn: (next: number) => void;
  readonly goBack: () => void;
  /** To the first page, as when something else is asked for. */
  readonly reset: () => void;
}

export function usePlaces(): Places {
  // Where each page before this one began, so that one can go back.
  const [places, setPlaces] = useState<readonly number[]>([0]);
  return {
    at: places.at(-1) ?? 0,
    isFirst: places.length === 1,
    goOn: (next) => setPlaces([...places, next]),
    goBack: () => setPlaces(places.slice(0, -1)),
    reset: () => setPlaces([0]),
  };
}

/** The way to the pages before and behind; `next` is where the one behind begins, null if there is none. */
export function PlacesBar(props: {
  readonly places: Places;
  readonly next: number | null;
}): ReactElement {
  const { places, next } = props;
  const look = { variant: 'default', size: 'xs' } as const;
  return (
    <Group justify="flex-end" gap="xs">
      {!places.isFirst && (
        <Button {...look} onClick={places.goBack}>
          Previous
        </Button>
      )}
      {next !== null && (
        <Button {...look} onClick={() => places.goOn(next)}>
          Next
        </Button>
      )}
    </Group>
  );
}
