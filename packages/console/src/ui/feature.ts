import type { ComponentType } from 'react';
import type { Me, Right } from '../api/me.ts';
import type { IconName } from './icon.tsx';

/** A page of a feature, loaded when it is opened first. */
export interface FeaturePage {
  /** Below the root, as `members/:id`. */
  readonly path: string;
  /** If it takes another right than the rest of the feature. */
  readonly right?: Right;
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
}

/** Headings of the navigation, in their order. */
export const GROUPS = ['Program', 'Reports', 'Settings'] as const;
export type FeatureGroup = (typeof GROUPS)[number];

/** A part of the console: where it stands in the navigation, who may see it, and its pages. */
export interface Feature {
  readonly label: string;
  /** The address that the navigation leads to, `/members`. */
  readonly home: string;
  readonly icon: IconName;
  readonly right: Right;
  /** Whoever has this role begins here in place of the home page. */
  readonly startsFor?: Me['person']['role'];
  /** If not every store has it: whether this one does. */
  readonly isFor?: (me: Me) => boolean;
  /** Under which heading it stands; without one it comes first. */
  readonly group?: FeatureGroup;
  /** A hook that counts what waits there for whoever looks; it stands beside the label. */
  readonly useWaiting?: () => number;
  readonly pages: readonly FeaturePage[];
}
