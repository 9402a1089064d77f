import type { Element } from '../../feed/elements.ts';
import { URIS, vocabularyOf, type Extension } from '../../feed/namespaces.ts';
import type { Attribute } from '../../feed/startTag.ts';
import { shown, type Found } from './found.ts';
import type { CheckedChannel } from './subject.ts';

const isExtension = (name: string): name is Extension => Object.hasOwn(URIS, name);

/**
 * Namespace declarations of the root and the channel. Most readers compare the address exactly, some only the prefix, so elements with
 * an unusual declaration are invisible to most.
 */
export function* namespaces({ root, channel }: CheckedChannel): Generator<Found> {
  for (const element of [root, channel]) {
    for (const attribute of element.attributes) {
      const [, prefix] = /^xmlns:(.+)$/.exec(attribute.name) ?? [];
      if (prefix !== undefined) yield* declarationFault(prefix, attribute, element, channel);
    }
  }
}

function* declarationFault(prefix: string, { name, value, range }: Attribute, element: Pick<Element, 'name'>, channel: Element): Generator<Found> {
  const found = (severity: Found['severity'], code: string, message: string): Found => ({ code, severity, rule: 'stet', at: range.start, element: element.name, message });
  const vocabulary = vocabularyOf(value);
  if (isExtension(prefix) && vocabulary !== prefix) yield found('error', 'namespace-unknown', `${name} is ${shown(value)}, which means something else, so nothing written as ${prefix}:… is read. Write “${URIS[prefix]}”.`);
  if (!isExtension(vocabulary)) return;
  if (value !== URIS[vocabulary]) {
    const isFormer = vocabulary === 'podcast' && value.includes('podcast-namespace');
    yield found(isFormer ? 'info' : 'warning', isFormer ? 'namespace-former' : 'namespace-spelling', `${name} is ${shown(value)}; ${isFormer ? 'the namespace has moved, and newer readers expect' : 'readers compare it letter by letter, and expect'} “${URIS[vocabulary]}”.`);
  }
  const literal = channel.bindings.get(vocabulary);
  if (prefix !== vocabulary && (literal === undefined || vocabularyOf(literal) !== vocabulary)) yield found('warning', 'namespace-prefix', `The feed uses the prefix ${prefix}:… for ${vocabulary}:…, and some readers only look for the latter. Use the prefix “${vocabulary}”.`);
}
