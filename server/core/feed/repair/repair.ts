import { applyPatches, type Patch } from '../../model/patch.ts';
import { placesOf } from '../../model/place.ts';
import { ANY, gate } from '../gate.ts';
import type { FeedProblem } from '../problem.ts';
import { bareAmpersand } from './ampersand.ts';
import { beforeDeclaration } from './beginning.ts';
import { controlCharacter } from './controlCharacter.ts';
import { htmlEntity, unknownEntity } from './entities.ts';
import { excerptOf } from './excerpt.ts';
import { undeclaredPrefix } from './undeclaredPrefix.ts';
import type { RepairContext, RepairName, RepairRule } from './rule.ts';

const RULES: readonly RepairRule[] = [beforeDeclaration, bareAmpersand, htmlEntity, unknownEntity, controlCharacter, undeclaredPrefix];
const PLACES = 5;

/** What one rule would do to a feed. */
export interface Repair {
  rule: RepairName;
  /** What is wrong and what the repair does, in words. */
  wrong: string;
  does: string;
  count: number;
  /** The first few, each with a little of its surroundings. */
  places: { line: number; column: number; before: string; after: string }[];
}

/** A repaired feed, and where it was changed. */
export interface Repaired {
  text: string;
  patches: Patch[];
}

/** Says what an ill-formed feed needs to become well-formed: every rule that finds something, or none if the rules do not suffice. */
export function proposeRepairs(text: string): Repair[] {
  const { problems, entities } = gate(text);
  const found = problems.length === 0 ? [] : findings(text, entities, RULES);
  const repaired = applyPatches(text, found.flatMap(({ patches }) => patches));
  if (found.length === 0 || gate(repaired).problems.length > 0) return [];
  const placeAt = placesOf(text);
  return found.map(({ rule: { name, wrong, does }, patches }) => ({
    rule: name, does, wrong: wrong(patches.length), count: patches.length,
    places: patches.slice(0, PLACES).map((patch) => ({ ...placeAt(patch.start), ...excerptOf(text, patch) })),
  }));
}

/**
 * Repairs a feed with the accepted rules and no others; everything else stays as it is.
 *
 * @returns the repaired text, or what is still wrong with it: then none of it may be used
 */
export function repairFeed(text: string, accepted: readonly RepairName[]): Repaired | { problems: FeedProblem[] } {
  const patches = findings(text, gate(text).entities, RULES.filter(({ name }) => accepted.includes(name))).flatMap((found) => found.patches);
  const repaired = applyPatches(text, patches);
  const { problems } = gate(repaired);
  return problems.length > 0 ? { problems } : { text: repaired, patches };
}

function findings(text: string, entities: readonly string[], rules: readonly RepairRule[]): { rule: RepairRule; patches: Patch[] }[] {
  const names = new Set(entities);
  const context: RepairContext = { isDeclared: (name) => names.has(name) || names.has(ANY) };
  return rules.map((rule) => ({ rule, patches: rule.find(text, context) })).filter(({ patches }) => patches.length > 0);
}
