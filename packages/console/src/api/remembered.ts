import { useState } from 'react';
import { useMe } from './me.ts';

const PREFIX = 'fealty.chosen';

/** What a person chose for a page, in the browser's memory; `otherwise` where nothing readable is kept. */
export function useRemembered<T>(
  name: string,
  otherwise: T,
  read: (kept: unknown) => T | null,
): readonly [T, (next: T) => void] {
  const { merchant, person } = useMe();
  const key = [PREFIX, merchant.partner_id, person.id, name].join(':');
  const [value, setValue] = useState<T>(() => {
    try {
      return read(JSON.parse(localStorage.getItem(key) ?? 'null')) ?? otherwise;
    } catch {
      return otherwise;
    }
  });
  const keep = (next: T): void => {
    setValue(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing: the choice holds for this page.
    }
  };
  return [value, keep];
}
