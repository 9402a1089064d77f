import { SaxesParser } from 'saxes';

/** Word nests about forty deep, a few more with nested tables. */
const DEEPEST = 200;

/** Callbacks for the XML of a part, with local names: namespaces do not matter for the words. */
interface XmlVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Walks the XML of a part, which is untrusted: no document type, so no entities except XML's own five, and no nesting deeper than
 * documents have.
 *
 * @returns null, or a message, after which the visitor is not called again
 */
export function walkXml(part: string, xml: string, visitor: XmlVisitor): string | null {
  const parser = new SaxesParser({ position: false });
  const found: { problem: string | null } = { problem: null };
  let depth = 0;
  parser.on('error', ({ message }) => (found.problem ??= `"${part}" in the document is not well-formed XML: ${message}`));
  parser.on('doctype', () => (found.problem ??= `"${part}" in the document declares a document type, which Word documents never do.`));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) found.problem ??= `"${part}" in the document is nested more than ${DEEPEST} deep.`;
    if (found.problem === null) visitor.open?.(localName(name), Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), value])));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    if (found.problem === null) visitor.close?.(localName(name));
  });
  const told = (text: string) => {
    if (found.problem === null && depth > 0) visitor.text?.(text);
  };
  parser.on('text', told);
  parser.on('cdata', told);
  for (let at = 0; at < xml.length && found.problem === null; at += STEP) parser.write(xml.slice(at, at + STEP));
  if (found.problem === null) parser.close();
  return found.problem;
}

/** How many characters to parse before checking whether to go on. */
const STEP = 65_536;
