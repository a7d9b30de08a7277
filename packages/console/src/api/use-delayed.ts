import { useEffect, useState } from 'react';

/** A value once it has stood still for so long: typing asks the server once, at the end. */
export function useDelayed<V>(value: V, delayMs: number): V {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setShown(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return shown;
}
