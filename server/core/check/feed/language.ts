import { childrenNamed } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel } from './subject.ts';

/** The shape of a language tag (RFC 5646, § 2.1), as far as feeds need it. */
export const isLanguage = (text: string): boolean => /^(?:[a-z]{2,3}|x|i)(?:-[a-z0-9]{1,8})*$/i.test(text);

/** `language` of the channel (PSP-1; RSS 2.0): a language tag. */
export function* language({ text, channel }: CheckedChannel): Generator<Found> {
  for (const element of childrenNamed(channel, '', 'language')) {
    const value = textOf(text, element);
    if (value === null || isLanguage(value)) continue;
    const dashed = value.replaceAll('_', '-');
    yield at(element, 'psp-1', 'warning', 'language-unknown', `${shown(value)} is not a language tag: write ${isLanguage(dashed) ? shown(dashed) : '“en”, “de”, “pt-BR” or the like'}.`);
  }
}
