import type { NotesFormat } from '../reading.ts';

// What XML and HTML cannot hold, however it is escaped.
const CONTROL = /(?![\t\n\u0080-\u009f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const cleaned = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\f', ' ').replace(CONTROL, '');

/** Text on one line, as a title, name or note is held. */
export const heldLine = (text: string): string => cleaned(text).replace(/[ \t\n\f]+/g, ' ').trim();

/** The paragraphs of a text as this format holds them: HTML collapses spaces and has line breaks; in plain text each line is a paragraph. */
export function heldParagraphs(text: string, format: NotesFormat): string[] {
  const clean = cleaned(text);
  const lines = clean.split('\n').map((line) => (format === 'html' ? line.replace(/[ \t\f]+/g, ' ').replace(/^ | $/g, '') : line.trim()));
  const paragraphs = format === 'html' ? lines.join('\n').split(/\n{2,}/) : lines;
  return paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
}

/** A text as it reads back. */
export const heldText = (text: string, format: NotesFormat): string => heldParagraphs(text, format).join('\n\n');

/** Addresses that lead somewhere; scripts are excluded. */
export const isWebOrMail = (url: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(url);

/** Whether a link may have an address, in HTML and in plain text. */
export const isLinkable = (url: string): boolean => /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(url);
