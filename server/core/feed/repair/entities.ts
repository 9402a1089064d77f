import type { Patch } from '../../model/patch.ts';
import { pieces } from '../../notes/blocks/entities.ts';
import { outsideMarkup } from '../outsideMarkup.ts';
import type { RepairContext, RepairRule } from './rule.ts';

const NAMED = /&([\p{L}_:][\p{L}\d_:.-]*);/u;
const XML = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** What a reference means in HTML, or null if it is unknown there: HTML would read `&gtgt;` as `&gt` and more. */
function htmlMeaning(reference: string): string | null {
  const [piece] = pieces(reference, 0, reference.length);
  return piece && piece.text !== reference && piece.text.length <= 2 ? piece.text : null;
}

const numeric = (text: string): string => Array.from(text, (character) => `&#${character.codePointAt(0)};`).join('');

/** References that neither XML nor the DOCTYPE defines, with their meaning in HTML. */
const undeclared = (text: string, { isDeclared }: RepairContext): { reference: string; start: number; meaning: string | null }[] =>
  Array.from(outsideMarkup(text, NAMED), ({ 0: reference, 1: name, index }) => ({ reference, name: name!, start: index }))
    .filter(({ name }) => !XML.has(name) && !isDeclared(name))
    .map(({ reference, start }) => ({ reference, start, meaning: htmlMeaning(reference) }));

const patch = ({ reference, start }: { reference: string; start: number }, text: string): Patch => ({ start, end: start + reference.length, text });

/** HTML's names for characters, which XML does not know (XML 1.0, § 4.6). */
export const htmlEntity: RepairRule = {
  name: 'html-entity',
  wrong: (count) => `${count} ${count === 1 ? 'character' : 'characters'} written by a name that only HTML knows, like “&nbsp;”`,
  does: 'Writes the number of the same character, as “&#160;”: every reader shows what was meant.',
  find: (text, context) => undeclared(text, context).flatMap((found) => (found.meaning === null ? [] : [patch(found, numeric(found.meaning))])),
};

/** A name that is unknown everywhere. */
export const unknownEntity: RepairRule = {
  name: 'unknown-entity',
  wrong: (count) => `${count} ${count === 1 ? 'reference' : 'references'} to an entity that nobody knows, like “&name;”`,
  does: 'Takes it for the text it is: “&amp;name;” is shown as “&name;”.',
  find: (text, context) => undeclared(text, context).flatMap((found) => (found.meaning === null ? [patch(found, `&amp;${found.reference.slice(1)}`)] : [])),
};
