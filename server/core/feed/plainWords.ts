/** The XML parser's messages, and what they mean to somebody fixing the feed. */
const sayings: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^undefined entity/, () => 'a bare "&" or an unknown entity: write "&amp;", or the character itself'],
  [/^(malformed|empty) (character )?entity/, () => 'a bare "&" or a broken reference: write "&amp;"'],
  [/^disallowed character in entity name/, () => 'a bare "&": write "&amp;"'],
  [/^unbound namespace prefix: "(.*)"/, ([, prefix]) => `the prefix "${prefix}" is not declared: the root element lacks xmlns:${prefix}`],
  [/^unexpected close tag/, () => 'an end tag that does not belong to the element that is open'],
  [/^unmatched closing tag: (.*)\./, ([, name]) => `the end tag </${name}> has no start tag`],
  [/^unclosed tag: (.*)/, ([, name]) => `the file ends inside <${name}>`],
  [/^text data outside of root/, () => 'text before or after the feed itself'],
  [/^documents may contain only one root/, () => 'a second feed after the first one: a file holds one'],
  [/^document must contain a root/, () => 'this is not XML: it has no element at all'],
  [/XML declaration must (be|appear) at the start/, () => 'there is something before "<?xml", where nothing is allowed, not even a blank line'],
  [/^the string "\]\]>"/, () => '"]]>" in the text: write "]]&gt;"'],
  [/^disallowed character in (attribute|tag|closing)/, () => 'a character that no name may hold, or a "<" that should be "&lt;"'],
  [/^disallowed character/, () => 'a character that XML forbids (a control character, or "<" in an attribute)'],
  [/^duplicate attribute: (.*)\./, ([, name]) => `the attribute ${name} is in one tag twice`],
  [/^(attribute without value|unquoted attribute value)/, () => 'an attribute without a quoted value'],
  [/^malformed comment/, () => '"--" inside a comment'],
  [/^unexpected end/, () => 'the file ends in the middle of something: it may be cut off'],
];

/** A well-formedness error in plain words; one without a translation is passed on as it is. */
export function inPlainWords(message: string): string {
  const said = message.replace(/^\d+:\d+: /, '');
  for (const [pattern, words] of sayings) {
    const match = pattern.exec(said);
    if (match) return words(match);
  }
  return said.replace(/\.$/, '');
}
