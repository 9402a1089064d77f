import type { Block } from './blocks/block.ts';

const REFERENCES = /\b(?:references?|links?|resources?|mentioned|further reading|recommended reading|reading list|sources|bibliography)\b/i;
const CHAPTERS = /\b(?:chapters?|time ?stamps?|time ?codes?|outline|topics?|contents|index|jump to|in this episode|show ?notes|segments|highlights)\b/i;
const TRANSCRIPT = /^(?:the )?(?:full |complete |episode |interview |podcast |edited )?(?:transcript|transcription)\b/i;
const NOTES = /^(?:show ?notes|episode notes|notes|episode description|description|about this episode)[:.]?$/i;
const CREDITS = /^(?:credits|about|about the (?:show|host|hosts|guest|guests)|connect|follow|follow us|sponsors?|support|contact|subscribe)[:.]?$/i;
const BOILERPLATE = /^(?:audio is streamed directly from|hosted on acast\b|learn more about your ad choices|this is a public episode\b|this podcast uses the following third-party|privacy & opt-out|our gdpr privacy policy|see (?:acast\.com|omnystudio\.com|pcm\.adswizz\.com|art19\.com)|support this (?:podcast|show):|get full access to |(?:©|\(c\)|copyright) ?\d{4}|all rights reserved)/i;
/** What ends a sentence or leads on to one; a heading does neither. */
const SENTENCE_END = new Set('.!?…:;,。！？、');
const MAX_HEADING = 80;

/** How a lead-in ends that announces a list, in a paragraph or a heading. */
const announces = (block: Block): boolean => block.kind === 'heading' || block.text.endsWith(':') || looksLikeHeading(block);

/** "Some more references & links:", "Resources": what follows are references, if it is a list. */
export const announcesReferences = (block: Block): boolean => block.text.length <= 120 && announces(block) && REFERENCES.test(block.text);

/** "Chapters", "Timestamps for this episode:": what follows is the list of chapters. */
export const announcesChapters = (block: Block): boolean => block.text.length <= MAX_HEADING && announces(block) && CHAPTERS.test(block.text);

/** "Transcript", "Full transcript (edited)". */
export const announcesTranscript = (block: Block): boolean => block.text.length <= 60 && announces(block) && block.kind !== 'item' && TRANSCRIPT.test(block.text);

/** "Show Notes": where the page's own frame ends and the notes begin. */
export const announcesNotes = (block: Block): boolean => block.kind !== 'item' && NOTES.test(block.text.slice(0, 40)) && block.text.length < 40;

/** "Credits", "About the host": a section that no one speaks. */
export const announcesCredits = (block: Block): boolean => block.kind !== 'item' && block.text.length < 40 && CREDITS.test(block.text);

/** Lines that hosts and directories put around every episode's notes. */
export const isBoilerplate = (block: Block): boolean => block.kind !== 'heading' && BOILERPLATE.test(block.text.slice(0, 120));

/** A short paragraph that ends no sentence and names something: in plain text, all that tells a heading. */
export function looksLikeHeading({ kind, text, links, leadEnd }: Block): boolean {
  if (kind === 'heading') return true;
  if (kind === 'item' || text.length > MAX_HEADING || text.includes('\n')) return false;
  if (leadEnd === text.length && leadEnd > 0) return !'.!?…;,'.includes(text[text.length - 1]!);
  return links.length === 0 && !endsSentence(text) && /^["“‘'(¿¡]?[\p{Lu}\p{Lo}\p{Nd}]/u.test(text) && /\p{L}/u.test(text);
}

/** Whether a text ends as a sentence does, closing quotes and brackets apart. */
export function endsSentence(text: string): boolean {
  let end = text.length;
  while (end > 0 && '"”’\')]»*_ '.includes(text[end - 1]!)) end -= 1;
  return end > 0 && SENTENCE_END.has(text[end - 1]!);
}

/** Titles are the same when only case, punctuation, quotes and white space differ. */
export function titleKey(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
