import type { Patch } from '../../model/patch.ts';

/** One way in which feeds are ill-formed, and its repair. */
export interface RepairRule {
  name: RepairName;
  /** What is wrong, for people: "12 bare “&”". */
  wrong: (count: number) => string;
  /** What the repair does and what it leaves alone. */
  does: string;
  /** Finds all places and their replacements. Pure and linear in the text; patches are in order and do not touch those of other rules. */
  find: (text: string, context: RepairContext) => Patch[];
}

export const REPAIR_NAMES = ['before-declaration', 'bare-ampersand', 'html-entity', 'unknown-entity', 'control-character', 'undeclared-prefix'] as const;
export type RepairName = (typeof REPAIR_NAMES)[number];

export interface RepairContext {
  /** Whether the DOCTYPE declares an entity with this name, or may. */
  isDeclared: (name: string) => boolean;
}
