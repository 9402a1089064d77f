import { attributeOf, childrenNamed } from '../../feed/elements.ts';
import { requiredAddress } from './address.ts';
import { at, shown, type Found } from './found.ts';
import { isLanguage } from './language.ts';
import type { CheckedItem } from './subject.ts';

const TYPES = new Set(['text/plain', 'text/html', 'text/vtt', 'application/json', 'application/x-subrip']);
const MEANT: Readonly<Record<string, string>> = { 'application/srt': 'application/x-subrip', 'text/srt': 'application/x-subrip', 'text/x-subrip': 'application/x-subrip', 'application/x-srt': 'application/x-subrip', 'text/webvtt': 'text/vtt', 'application/vtt': 'text/vtt', 'text/json': 'application/json' };
/** The formats that Apple reads, by the types they occur under. */
const OF_APPLE = /^(?:text\/vtt|application\/(?:x-subrip|srt)|text\/srt)$/;

/** `podcast:transcript` (podcast-namespace 1.0, "tags/transcript.md"): url, type, language, rel; Apple needs VTT or SRT. */
export function* transcripts({ item }: CheckedItem): Generator<Found> {
  const all = childrenNamed(item, 'podcast', 'transcript');
  const seen = new Set<string>();
  for (const element of all) {
    yield* requiredAddress(element, 'url', 'podcasting-2.0', 'transcript', 'the transcript');
    const type = (attributeOf(element, 'type') ?? '').trim().toLowerCase().replace(/;.*$/, '');
    if (type === '') yield at(element, 'podcasting-2.0', 'error', 'transcript-type-missing', 'The transcript has no type, by which apps choose: write “text/vtt”, “application/x-subrip”, “application/json” or “text/html”.');
    else if (!TYPES.has(type)) yield at(element, 'podcasting-2.0', 'warning', 'transcript-type', `No app can read a transcript of type ${shown(type)}${Object.hasOwn(MEANT, type) ? `: write “${MEANT[type]}”` : ''}.`);
    const language = attributeOf(element, 'language');
    if (language !== null && !isLanguage(language.trim())) yield at(element, 'podcasting-2.0', 'warning', 'transcript-language', `The transcript’s language ${shown(language)} is not a language tag: write “en”, “de”, “pt-BR” or the like.`);
    const rel = attributeOf(element, 'rel');
    if (rel !== null && rel !== 'captions') yield at(element, 'podcasting-2.0', 'info', 'transcript-rel', `rel=${shown(rel)} has no meaning here; the only value is “captions”.`);
    const kind = `${Object.hasOwn(MEANT, type) ? MEANT[type] : type} ${language?.toLowerCase() ?? ''} ${rel ?? ''}`;
    if (type !== '' && seen.has(kind)) yield at(element, 'podcasting-2.0', 'warning', 'transcript-repeated', 'There is already a transcript of this type and language, and apps may choose either. Keep the right one.');
    seen.add(kind);
  }
  const types = all.map((element) => (attributeOf(element, 'type') ?? '').trim().toLowerCase());
  if (all.length > 0 && !types.some((type) => OF_APPLE.test(type))) yield at(all[0]!, 'apple', 'info', 'transcript-not-for-apple', 'Apple Podcasts reads only VTT and SRT, and there is neither: add one, preferably VTT, which holds speaker names.');
}
