import { shown, type Found } from './found.ts';
import type { CheckedChannel } from './subject.ts';

/** The version of the root element (RSS 2.0) and the encoding of the file: PSP-1 and Apple want UTF-8. */
export function* document({ text, root }: CheckedChannel): Generator<Found> {
  const version = root.attributes.find(({ name }) => name === 'version')?.value;
  if (version === undefined || !version.startsWith('2.0')) yield { code: 'rss-version', severity: 'warning', rule: 'rss', at: root.start, element: 'rss', message: `The root element has ${version === undefined ? 'no version' : `version ${shown(version)}`}: write version="2.0".` };
  const [, encoding] = /^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"']{1,40})["']/.exec(text.slice(0, 300)) ?? [];
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) yield { code: 'encoding', severity: 'warning', rule: 'psp-1', at: 0, element: 'rss', message: `The file is in ${encoding}; PSP-1 and Apple require UTF-8.` };
}
