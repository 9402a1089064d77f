import { attributeOf, childrenNamed, type Element } from '../elements.ts';
import { elementText } from '../escape.ts';
import type { Prefixes } from '../prefixes.ts';
import type { EpisodeAdditions } from '../view.ts';
import type { Role } from './place.ts';

/** Readers that keep the last one get VTT; those that choose do so by type. */
const ORDER = ['text/html', 'application/x-subrip', 'application/srt', 'text/srt', 'application/json', 'text/vtt'];
const rank = (type: string): number => (ORDER.includes(type) ? ORDER.indexOf(type) : -1);
const primary = (language: string | null): string | null => language?.split('-')[0]!.toLowerCase() ?? null;

/** `podcast:transcript` (podcast-namespace 1.0, "tags/transcript.md"). A transcript in another language is not ours to replace. */
export function transcriptsRole(item: Element, transcripts: NonNullable<EpisodeAdditions['transcripts']>, prefixes: Prefixes): Role {
  const languages = new Set(transcripts.map(({ language }) => primary(language)));
  const ours = (element: Element): boolean => {
    const language = primary(attributeOf(element, 'language'));
    return language === null || languages.has(null) || languages.has(language);
  };
  const name = prefixes.nameOf('podcast', 'transcript', item);
  return {
    element: 'podcast:transcript',
    existing: childrenNamed(item, 'podcast', 'transcript').filter(ours),
    wanted: [...transcripts].sort((a, b) => rank(a.type) - rank(b.type)).map(({ url, type, language }) => elementText(name, { url, type, language }, null)),
  };
}
