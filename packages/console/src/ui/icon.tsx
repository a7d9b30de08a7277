import type { ReactElement } from 'react';

/** Drawn by hand on a field of 24: a package of icons is larger than the rest of the page. */
const SHAPES = {
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
  members:
    'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21v-1a6 6 0 0 1 14 0v1M16 3.5a4 4 0 0 1 0 7.2M19 14.5a6 6 0 0 1 3 5.5v1',
  queue: 'M5 4h14v16l-3-2-2 2-2-2-2 2-2-2-3 2zM9 9h6M9 13h6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 21v-1a7 7 0 0 1 14 0v1',
  people:
    'M8 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M17 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M2 20a6 6 0 0 1 12 0M15.5 14.6A5 5 0 0 1 22 19',
  headset:
    'M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1M19 20c0 1.500-2 2-5 2',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20 20l-4-4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  gift: 'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-2-5-7-4-5-1 .7 1 2.500 1 5 1M12 7c2-5 7-4 5-1-.7 1-2.500 1-5 1',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  undo: 'M9 14l-5-5 5-5M4 9h10a6 6 0 0 1 0 12h-3',
  ban: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M6 6l12 12',
  tag: 'M3 12V4h8l10 10-8 7zM7.500 8.500h.01',
  star: 'M12 3l2.700 5.800 6.300.8-4.600 4.300 1.200 6.300L12 17l-5.600 3.200 1.200-6.300L3 9.600l6.300-.8z',
  sun: 'M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10M12 1v2M12 21v2M4.200 4.200l1.400 1.400M18.400 18.400l1.400 1.400M1 12h2M21 12h2M4.200 19.800l1.400-1.400M18.400 5.600l1.400-1.400',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3 2',
  alert: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  chart: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  scales: 'M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  print: 'M7 9V4h10v5M7 17H4v-7a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v7h-3M7 14h10v6H7z',
  spark: 'M13 3L5 14h6l-1 7 8-11h-6z',
  flag: 'M5 21V4M5 4h12l-2 4 2 4H5',
  layers: 'M12 3l9 5-9 5-9-5zM3 12l9 5 9-5M3 16l9 5 9-5',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  filter: 'M4 5h16l-6 8v6l-4-2v-4z',
  ladder: 'M4 20h4v-5h4v-5h4V5h4',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5M9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5',
  key: 'M15 13a5 5 0 1 0-4.200-2.300L3 18.500V21h3v-2h2v-2h2l1.600-4.600A5 5 0 0 0 15 13M16 7.500h.01',
  book: 'M5 4h13a1 1 0 0 1 1 1v15H6a2 2 0 0 1-2-2V5a1 1 0 0 1 1-1M4 18a2 2 0 0 1 2-2h13M8 8h7M8 12h5',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  bell: 'M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4',
  mail: 'M3 6h18v12H3zM3 7l9 6 9-6',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  stamp: 'M9 12V8a3 3 0 1 1 6 0v4h4v4H5v-4zM5 20h14',
  ledger: 'M5 4h14v16H5zM9 4v16M12 9h4M12 13h4',
  send: 'M21 3L3 11l7 3 3 7zM10 14l11-11',
  shop: 'M4 9l1-5h14l1 5M4 9v11h16V9M4 9a2.700 2.700 0 0 0 5.300 0 2.700 2.700 0 0 0 5.400 0A2.700 2.700 0 0 0 20 9M10 20v-5h4v5',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9h.01',
} as const;

export type IconName = keyof typeof SHAPES;

/** A picture beside words: screen readers pass it over. */
export function Icon({
  name,
  size = 20,
}: {
  readonly name: IconName;
  readonly size?: number;
}): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
