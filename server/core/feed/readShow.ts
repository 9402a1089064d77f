import { linksOf } from './atomLinks.ts';
import { attributeOf, childrenNamed, type Element } from './elements.ts';
import { childAttribute, childText, personsOf, saysYes, textOf } from './fields.ts';
import type { ShowReading } from './reading.ts';

/** The purpose of a `podcast:txt` that says whether machines made some of the show or episode. */
export const AI_CONTENT = 'ai-content';

/** Reads the show's own fields from the channel (RSS 2.0; Apple's podcast tags; podcast-namespace 1.0). */
export function readShow(source: string, channel: Element): ShowReading {
  const [image] = childrenNamed(channel, '', 'image');
  const [self] = linksOf(channel, 'self');
  const text = (vocabulary: '' | 'itunes' | 'podcast', local: string): string | null => childText(source, channel, vocabulary, local);
  return {
    title: text('', 'title') ?? '',
    link: text('', 'link'),
    description: text('', 'description') ?? text('itunes', 'summary') ?? '',
    language: text('', 'language'),
    author: text('itunes', 'author'),
    imageUrl: childAttribute(channel, 'itunes', 'image', 'href') ?? (image ? textOf(source, childrenNamed(image, '', 'url')[0]) : null),
    explicit: saysYes(text('itunes', 'explicit')),
    category: childAttribute(channel, 'itunes', 'category', 'text'),
    podcastGuid: text('podcast', 'guid'),
    locked: saysYes(text('podcast', 'locked')),
    private: saysYes(text('itunes', 'block')),
    aiContent: readAiContent(source, channel),
    selfUrl: (self && attributeOf(self, 'href')) || null,
    newFeedUrl: text('itunes', 'new-feed-url'),
    persons: personsOf(source, channel),
    complete: saysYes(text('itunes', 'complete')) || saysYes(childAttribute(channel, 'podcast', 'updateFrequency', 'complete')),
    updateFrequency: readUpdateFrequency(source, channel),
  };
}

function readAiContent(source: string, channel: Element): boolean | null {
  const elements = childrenNamed(channel, 'podcast', 'txt').filter((element) => attributeOf(element, 'purpose') === AI_CONTENT);
  const said = new Set(elements.flatMap((element) => /^(?:true|false)$/.exec(textOf(source, element)?.toLowerCase() ?? '') ?? []));
  return said.size === 1 ? said.has('true') : null;
}

function readUpdateFrequency(source: string, channel: Element): ShowReading['updateFrequency'] {
  const [frequency] = childrenNamed(channel, 'podcast', 'updateFrequency');
  return frequency === undefined ? null : { text: textOf(source, frequency) ?? '', rrule: attributeOf(frequency, 'rrule')?.trim() || null };
}
