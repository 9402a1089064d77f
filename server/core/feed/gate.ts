import { SaxesParser } from 'saxes';
import type { Range } from '../model/patch.ts';
import { bareAmpersands } from './ampersands.ts';
import { inPlainWords } from './plainWords.ts';
import type { FeedProblem } from './problem.ts';

/** Deeper than any feed; as deep as our reading goes. */
const DEEPEST = 100;
const MOST_PROBLEMS = 20;

/** What a well-formed text is made of, as far as the reading needs it. */
export interface Gate {
  problems: FeedProblem[];
  /** How many elements there are: a second opinion on the reading of the elements. */
  elements: number;
  /** From the root's `<` to after its last `>`. */
  root: Range;
  /** Processing instructions inside the root. */
  instructions: Range[];
}

class Enough extends Error {}

/** General entities that the DOCTYPE declares, by name. They are never expanded: a reference stands for itself. */
const declared = (doctype: string): string[] => [...doctype.matchAll(/<!ENTITY\s+([^\s%"'<>&;]+)\s/g)].map(([, name]) => name!);

/**
 * Proves that a text is well-formed XML 1.0 with namespaces (Namespaces in XML 1.0, § 6), and nests at most 100 deep.
 * Reads through after an error and stops at 20. Fetches and expands nothing.
 */
export function gate(text: string): Gate {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const result: Gate = { problems: [], elements: 0, root: { start: 0, end: 0 }, instructions: [] };
  let depth = 0;
  const report = (message: string): void => {
    result.problems.push({ line: parser.line, column: Math.max(1, parser.columnIndex), message });
    if (result.problems.length >= MOST_PROBLEMS) throw new Enough();
  };
  parser.on('error', (error) => report(inPlainWords(error.message)));
  parser.on('doctype', (doctype) => {
    const known: Record<string, string> = Object.assign(Object.create(null), parser.ENTITIES, XML_ENTITIES);
    for (const name of declared(doctype)) known[name] ??= `&${name};`;
    parser.ENTITIES = known;
  });
  parser.on('processinginstruction', ({ target, body }) => {
    if (depth > 0) result.instructions.push({ start: text.lastIndexOf(`<?${target}`, parser.position - body.length - 2), end: parser.position });
  });
  parser.on('opentagstart', ({ name }) => {
    if (result.elements === 0) result.root.start = text.lastIndexOf(`<${name}`, parser.position);
    result.elements += 1;
    depth += 1;
    if (depth === DEEPEST + 1) {
      report(`elements nest deeper than ${DEEPEST} here: no feed does, so this file is not read`);
      throw new Enough();
    }
  });
  parser.on('closetag', () => {
    depth -= 1;
    if (depth === 0) result.root.end = parser.position;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  if (result.problems.length > 0) result.problems = nearestCause(text, result.problems);
  return result;
}

/** After a bare ampersand the parser is lost: what it says from there on is left out. */
function nearestCause(text: string, problems: FeedProblem[]): FeedProblem[] {
  const [first, ...others] = bareAmpersands(text, MOST_PROBLEMS);
  if (!first) return problems;
  const before = problems.filter(({ line, column }) => line < first.line || (line === first.line && column <= first.column));
  return [...before, first, ...others].slice(0, MOST_PROBLEMS);
}

const XML_ENTITIES = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" };
