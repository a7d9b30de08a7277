import type { JSX } from 'preact';

/* Drawn by hand on 24 by 24, one stroke wide. */
const PATHS = {
  home: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  earn: 'M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6L12 16.7l-5.4 2.9 1.1-6L3.2 9.400l6.1-.800z',
  redeem:
    'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7S10.5 3 8 3a2 2 0 0 0 0 4zM12 7s1.5-4 4-4a2 2 0 0 1 0 4z',
  rewards:
    'M3 8a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v2.500a1.5 1.5 0 0 0 0 3V16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-2.500a1.5 1.5 0 0 0 0-3zM14 7v2M14 11v2M14 15v2',
  activity: 'M12 7v5l3 2M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18z',
  tiers: 'M4 20V14h4v6M10 20V9h4v11M16 20V4h4v16',
  refer: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.3 2.7-6 6-6s6 2.7 6 6M18 8v6M15 11h6',
  profile: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.6-7 8-7s8 3 8 7',
  truck:
    'M3 6h11v10H3zM14 10h4l3 3v3h-7M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  percent:
    'M19 5L5 19M7.5 9.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM16.5 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  bag: 'M5 8h14l1 12H4zM9 8V6a3 3 0 0 1 6 0v2',
  pen: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  cake: 'M4 20v-6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6zM4 16c2 0 2 1.5 4 1.500S10 16 12 16s2 1.5 4 1.500S18 16 20 16M12 12V8M12 5v.1',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  heart: 'M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z',
  minus: 'M6 12h12',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M8 8h11v12H8zM5 16V4h11',
  check: 'M5 13l4 4L19 7',
  share: 'M12 15V4M8 8l4-4 4 4M5 14v6h14v-6',
  alert: 'M12 8v5M12 16.500v.100M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18z',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a text that says the same. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
