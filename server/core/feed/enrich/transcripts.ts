import { attributeOf, childrenNamed, type Element } from '../elements.ts';
import { elementText } from '../escape.ts';
import type { Prefixes } from '../prefixes.ts';
import type { EpisodeAdditions } from '../view.ts';
import type { Role } from './place.ts';

/** Readers that keep the last one get VTT; those that choose do so by type. */
const ORDER = ['text/html', 'application/x-subrip', 'application/srt', 'text/srt', 'application/json', 'text/vtt'];
const rank = (type: string): number => (ORDER.includes(type) ? ORDER.indexOf(type) : -1);
const hasTimesOfCaptions = (type: string): boolean => /vtt|srt|subrip/.test(type);

const tagOf = (language: string | null): string => (language ?? '').trim().toLowerCase().replaceAll('_', '-');
/** By RFC 4647, § 3.3.1, either way round: "en" is any English, "zh-Hans" is not "zh-Hant". */
const isSame = (one: string, other: string): boolean => one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);

/**
 * `podcast:transcript` (podcast-namespace 1.0, "tags/transcript.md"). A transcript in another language is not ours to replace; one without
 * a language is in the feed's, as ours are. Where the feed says none either, and each transcript
 * does, ours are in that of the first. Where the source's were closed captions, ours with the times for it are.
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
