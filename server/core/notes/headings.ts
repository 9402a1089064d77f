import type { Block } from './blocks/block.ts';

const REFERENCES = /\b(?:references?|links?|resources?|mentioned|further reading|recommended reading|reading list|sources|bibliography)\b/i;
const CHAPTERS = /\b(?:chapters?|time ?stamps?|time ?codes?|outline|topics?|contents|index|jump to|in this episode|show ?notes|segments|highlights)\b/i;
const TRANSCRIPT = /^(?:the )?(?:(?:full|complete|interview|podcast|edited|unedited|rough|raw|automated|automatic|(?:ai|auto|machine)(?:[ -]generated)?|ep(?:isode|\.)?(?: ?#?\d{1,4}:?)?) ){0,2}(?:transcript|transcription|transkript)\b/i;
/** `[TRANSCRIPT]`, `— Transcript —`, `*** Begin transcript ***`: what sets a heading apart where there are no tags for it. */
const SET_OFF = /^[-–—=*_~#[(<]{1,12}[ \u00a0]{0,4}(?:(?:begin|start) (?:of )?)?([^\n]{1,40}?)[ \u00a0]{0,4}[-–—=*_~#\])>]{1,12}$/i;
const NOTES = /^(?:show ?notes|episode notes|notes|episode description|description|about this episode)[:.]?$/i;
const CREDITS = /^(?:credits|about|about the (?:show|host|hosts|guest|guests)|connect|follow|follow us|sponsors?|support|contact|subscribe)[:.]?$/i;
const BOILERPLATE = /^(?:audio is streamed directly from|hosted on acast\b|learn more about your ad choices|this is a public episode\b|this podcast uses the following third-party|privacy & opt-out|our gdpr privacy policy|see (?:privacy policy at |acast\.com|omnystudio\.com|pcm\.adswizz\.com|art19\.com)|support this (?:podcast|show)(?::| at )|support the show$|send us (?:a text(?: message)?|fan mail)$|become a supporter of this podcast:|advertising inquiries:|get full access to |(?:©|\(c\)|copyright) ?\d{4}|all rights reserved)/i;
const PICTOGRAM = /^[\p{So}\ufe0f\u200d]{1,6}[ \u00a0]{0,4}/u;
/** What ends or continues a sentence, which a heading does not. */
const SENTENCE_END = new Set('.!?…:;,。！？、');
const MAX_HEADING = 80;

/** Whether a paragraph or heading ends like a lead-in that announces a list. */
const announces = (block: Block): boolean => block.kind === 'heading' || block.text.endsWith(':') || looksLikeHeading(block);

/** "Some more references & links:", "Resources", "🔗 Links": a list that follows consists of references. */
export const announcesReferences = (block: Block): boolean => block.text.length <= 120 && REFERENCES.test(block.text) && (announces(block) || looksLikeHeading({ ...block, text: block.text.replace(PICTOGRAM, '') }));

/** "Chapters", "Timestamps for this episode:": the list of chapters follows. */
export const announcesChapters = (block: Block): boolean => block.text.length <= MAX_HEADING && announces(block) && CHAPTERS.test(block.text);

/** "Transcript", "Full transcript (edited)", "Episode 41 transcript", "AI-generated transcript", "[TRANSCRIPT]". */
export function announcesTranscript(block: Block): boolean {
  if (block.text.length > 60) return false;
  // a line of plain text that begins with a dash is read as an item
  const text = SET_OFF.exec(block.kind === 'item' ? `-${block.text}` : block.text)?.[1];
  if (text === undefined) return block.kind !== 'item' && TRANSCRIPT.test(block.text) && announces(block);
  return TRANSCRIPT.test(text) && announces({ ...block, kind: 'paragraph', text });
}

/** "Show Notes": the frame of the page ends here and the notes begin. */
export const announcesNotes = (block: Block): boolean => block.kind !== 'item' && NOTES.test(block.text.slice(0, 40)) && block.text.length < 40;

/** "Credits", "About the host": a section that is not speech. */
export const announcesCredits = (block: Block): boolean => block.kind !== 'item' && block.text.length < 40 && CREDITS.test(block.text);

/** Lines that hosts and directories put around the notes of every episode. */
export const isBoilerplate = (block: Block): boolean => block.kind !== 'heading' && BOILERPLATE.test(block.text.slice(0, 120));

/** A short paragraph that does not end a sentence and names something: in plain text, the only sign of a heading. */
export function looksLikeHeading({ kind, text, links, leadEnd }: Block): boolean {
  if (kind === 'heading') return true;
  if (kind === 'item' || text.length > MAX_HEADING || text.includes('\n')) return false;
  if (leadEnd === text.length && leadEnd > 0) return !'.!?…;,'.includes(text[text.length - 1]!);
  return links.length === 0 && !endsSentence(text) && /^["“‘'(¿¡]?[\p{Lu}\p{Lo}\p{Nd}]/u.test(text) && /\p{L}/u.test(text);
}

/** Whether a text ends like a sentence, ignoring closing quotes and brackets. */
export function endsSentence(text: string): boolean {
  let end = text.length;
  while (end > 0 && '"”’\')]»*_ '.includes(text[end - 1]!)) end -= 1;
  return end > 0 && SENTENCE_END.has(text[end - 1]!);
}

/** Titles are equal if they differ only in case, punctuation, quotes and white space. */
export function titleKey(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
