import { attributeOf, childrenNamed, type Element } from '../elements.ts';
import { elementText } from '../escape.ts';
import type { Prefixes } from '../prefixes.ts';
import type { EpisodeAdditions } from '../view.ts';
import type { Role } from './place.ts';

/** Readers that use the last one get VTT; those that choose do so by type. */
const ORDER = ['text/html', 'application/x-subrip', 'application/srt', 'text/srt', 'application/json', 'text/vtt'];
const rank = (type: string): number => (ORDER.includes(type) ? ORDER.indexOf(type) : -1);
const hasTimesOfCaptions = (type: string): boolean => /vtt|srt|subrip/.test(type);

const tagOf = (language: string | null): string => (language ?? '').trim().toLowerCase().replaceAll('_', '-');
/** Matches languages as in RFC 4647, § 3.3.1, in either direction: "en" is any English, "zh-Hans" is not "zh-Hant". */
const isSame = (one: string, other: string): boolean => one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);

/**
 * `podcast:transcript` (podcast-namespace 1.0, "tags/transcript.md"). A transcript in another language is not ours to replace; one without
 * a language is in the feed's language, like ours. If the feed has none either, and all its transcripts do, ours are taken to be in the
 * language of the first. If the source's were closed captions, so are those of ours that have the times for it.
 */
export function transcriptsRole(item: Element, transcripts: NonNullable<EpisodeAdditions['transcripts']>, prefixes: Prefixes): Role {
  const there = childrenNamed(item, 'podcast', 'transcript');
  const said = there.map((element) => attributeOf(element, 'language')?.trim() || null);
  const told = said.includes(null) ? null : (said[0] ?? null);
  const languages = transcripts.map(({ language }) => tagOf(language?.trim() || told));
  const existing = there.filter((element) => {
    const language = tagOf(attributeOf(element, 'language'));
    return language === '' || languages.some((ours) => ours !== '' && isSame(ours, language));
  });
  const areCaptions = existing.some((element) => attributeOf(element, 'rel') === 'captions');
  const name = prefixes.nameOf('podcast', 'transcript', item);
  return {
    element: 'podcast:transcript',
    existing,
    wanted: [...transcripts].sort((a, b) => rank(a.type) - rank(b.type)).map(({ url, type, language }) =>
      elementText(name, { url, type, language: language?.trim() || told, rel: areCaptions && hasTimesOfCaptions(type) ? 'captions' : null }, null)),
  };
}
