import { itemIn } from './document.ts';
import type { Element } from './elements.ts';
import { escapeAttribute } from './escape.ts';
import type { ItemContext } from './feedIndex.ts';
import { ANY } from './gate.ts';
import { lackingIn, referenced } from './lacking.ts';
import { vocabularyOf } from './namespaces.ts';

/** What is not text: CDATA sections, comments, instructions; or a general entity. */
const PARTS = /<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<\?[^]*?\?>|&([^\s#&;]+);/g;
const XML_ENTITIES: readonly string[] = ['amp', 'lt', 'gt', 'quot', 'apos'];

/**
 * Rewrites an item of one feed so that it means the same in another with a different context: a prefix that is bound differently there, or
 * not at all, is declared on the item; an entity that is no longer declared stands for itself; a character that the encoding lacks becomes
 * a reference. If none of that applies, the text is unchanged.
 *
 * @param from the context it was read in
 * @param to the context it will be in
 * @throws Error when the text is not an item: it was read on import, so that is a bug of the caller
 */
export function adoptItem(itemText: string, from: ItemContext, to: ItemContext): string {
  const item = itemIn(itemText, from);
  if ('problems' in item) throw new Error(`the item cannot be read: ${item.problems[0]?.message}`);
  const element = item.element();
  const own = new Set(element.attributes.map(({ name }) => name));
  const declarations = [...prefixesIn(element)].flatMap((prefix) => {
    const [name, uri] = [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, from.bindings[prefix] ?? ''];
    const there = to.bindings[prefix] ?? '';
    const same = uri === there || (prefix === '' && vocabularyOf(uri) === '' && vocabularyOf(there) === '');
    return prefix === 'xml' || own.has(name) || same ? [] : [` ${name}="${escapeAttribute(uri)}"`];
  });
  const at = element.start + 1 + element.name.length;
  const declared = `${itemText.slice(0, at)}${declarations.join('')}${itemText.slice(at)}`;
  const lacking = lackingIn(to.encoding);
  const known = new Set([...XML_ENTITIES, ...to.entities]);
  const named = declared.replace(PARTS, (part: string, entity?: string) => {
    if (entity !== undefined) return known.has(entity) || known.has(ANY) ? part : `&amp;${entity};`;
    return part.startsWith('<![CDATA[') ? referenced(part, lacking, (reference) => `]]>${reference}<![CDATA[`) : part;
  });
  return referenced(named, lacking);
}

/** The prefixes of all names in an element; '' for an element without one. Attributes without a prefix are in no namespace. */
function prefixesIn({ name, attributes, children }: Element): Set<string> {
  const prefixes = new Set([prefixOf(name), ...attributes.map((attribute) => prefixOf(attribute.name)).filter((prefix) => prefix !== '' && prefix !== 'xmlns')]);
  for (const child of children) for (const prefix of prefixesIn(child)) prefixes.add(prefix);
  return prefixes;
}

const prefixOf = (name: string): string => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '');
