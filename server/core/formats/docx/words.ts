import { escapeAttribute } from '../../feed/escape.ts';
import { walkXml } from './walkXml.ts';

/** A ten-hour conversation has about ten thousand turns; reading paragraphs and cells takes 20 kB for each. */
const MOST_PARAGRAPHS = 100_000;

/** The words of a document as minimal XML. */
export interface Words {
  xml: string;
  /** The number of characters other than white space. */
  characters: number;
  /** The number of notes and comments that the text refers to; their words are not included. */
  footnotes: number;
  comments: number;
}

/**
 * Elements without words, skipped with all their content: properties, field codes (their results stay), deleted text, the small letters above Japanese
 * words.
 */
const LEFT_OUT = new Set(['rPr', 'sdtPr', 'sectPr', 'tblPr', 'tblGrid', 'trPr', 'tcPr', 'instrText', 'delInstrText', 'del', 'moveFrom', 'delText', 'rt']);
/** What a run may contain besides its text. */
const IN_RUN: Readonly<Record<string, string>> = { tab: '<w:tab/>', ptab: '<w:tab/>', br: '<w:br/>', cr: '<w:br/>', noBreakHyphen: '<w:noBreakHyphen/>', softHyphen: '<w:softHyphen/>' };
const TABLE = new Set(['tbl', 'tr', 'tc']);
const HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';

/**
 * Rewrites the main part of a document with nothing but words in paragraphs, tables and the names of styles (ECMA-376 part 1, §17.3, §17.4):
 * no pictures, links, fields or anything outside remain for a reader to find, and a paragraph of ten thousand runs becomes one run. Of two
 * versions of the same thing (`mc:AlternateContent`) the first is taken.
 *
 * @returns the words, or a message
 */
export function wordsOf(part: string, xml: string): Words | { problem: string } {
  const writer = new WordsWriter();
  const problem = walkXml(part, xml, writer);
  if (problem !== null) return { problem };
  if (writer.paragraphs > MOST_PARAGRAPHS) return { problem: `The document has more than ${MOST_PARAGRAPHS} paragraphs and table cells.` };
  const { characters, footnotes, comments } = writer;
  return { xml: `${HEAD}${writer.out.join('')}</w:body></w:document>`, characters, footnotes, comments };
}

class WordsWriter {
  readonly out: string[] = [];
  paragraphs = 0;
  characters = 0;
  footnotes = 0;
  comments = 0;
  /** What is open in the written XML. */
  private run: 'none' | 'run' | 'text' = 'none';
  private readonly openParagraphs: { style: string | null; written: boolean }[] = [];
  /** For each open `AlternateContent`, whether one of its alternatives was taken. */
  private readonly alternatives: boolean[] = [];
  private leftOut = 0;
  private properties = 0;
  private texts = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.leftOut > 0 || LEFT_OUT.has(name) || this.isOtherAlternative(name)) this.leftOut += 1;
    else if (this.properties > 0 || name === 'pPr') {
      this.properties += 1;
      if (name === 'pStyle' && this.openParagraphs.length > 0) this.openParagraphs.at(-1)!.style = attributes.val ?? null;
    } else if (name === 'p') {
      this.endRun();
      this.openParagraphs.push({ style: null, written: false });
    } else if (TABLE.has(name)) {
      this.paragraphs += 1;
      this.write(`<w:${name}>`);
    } else if (name === 't') this.texts += 1;
    else if (name === 'sym') this.inRun(`<w:sym w:font="${escapeAttribute(attributes.font ?? '')}" w:char="${escapeAttribute(attributes.char ?? '')}"/>`);
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.footnotes += 1;
    else if (name === 'commentReference') this.comments += 1;
    else if (Object.hasOwn(IN_RUN, name)) this.inRun(IN_RUN[name]!);
  }

  close(name: string): void {
    if (this.leftOut > 0) this.leftOut -= 1;
    else if (this.properties > 0) this.properties -= 1;
    else if (name === 'p') {
      this.endRun();
      if (this.openParagraphs.pop()?.written) this.out.push('</w:p>');
    } else if (TABLE.has(name)) this.write(`</w:${name}>`);
    else if (name === 't') this.texts -= 1;
    else if (name === 'AlternateContent') this.alternatives.pop();
  }

  text(words: string): void {
    if (this.texts === 0 || this.leftOut > 0 || this.properties > 0 || this.openParagraphs.length === 0) return;
    this.characters += visible(words);
    if (this.run !== 'text') this.inRun('<w:t xml:space="preserve">');
    this.run = 'text';
    this.out.push(escapeAttribute(words));
  }

  private isOtherAlternative(name: string): boolean {
    if (name === 'AlternateContent') this.alternatives.push(false);
    if ((name !== 'Choice' && name !== 'Fallback') || this.alternatives.length === 0) return false;
    const taken = this.alternatives.at(-1)!;
    this.alternatives[this.alternatives.length - 1] = true;
    return taken;
  }

  /** Writes something inside a run, opening the run and the paragraphs around it if needed. */
  private inRun(xml: string): void {
    if (this.openParagraphs.length === 0) return;
    for (const paragraph of this.openParagraphs) {
      if (paragraph.written) continue;
      paragraph.written = true;
      this.paragraphs += 1;
      this.out.push(paragraph.style === null ? '<w:p>' : `<w:p><w:pPr><w:pStyle w:val="${escapeAttribute(paragraph.style)}"/></w:pPr>`);
    }
    if (this.run === 'text') this.out.push('</w:t>');
    if (this.run === 'none') this.out.push('<w:r>');
    this.run = 'run';
    this.out.push(xml);
  }

  private endRun(): void {
    if (this.run === 'text') this.out.push('</w:t>');
    if (this.run !== 'none') this.out.push('</w:r>');
    this.run = 'none';
  }

  private write(xml: string): void {
    this.endRun();
    this.out.push(xml);
  }
}

/** The styles that matter for structure: Word uses these names in every language. */
const TELLING = /^(?:title|heading [1-9])$/i;

/** The styles of titles and headings (§17.7.4), as minimal XML; null if the part is broken. */
export function stylesOf(part: string, xml: string): string | null {
  const out: string[] = [];
  let id: string | null = null;
  const problem = walkXml(part, xml, {
    open(name, { type, styleId, val }) {
      if (name === 'style') id = type === 'paragraph' ? (styleId ?? null) : null;
      if (name !== 'name' || id === null) return;
      if (TELLING.test(val ?? '')) out.push(`<w:style w:type="paragraph" w:styleId="${escapeAttribute(id)}"><w:name w:val="${escapeAttribute(val!)}"/></w:style>`);
      id = null;
    },
  });
  return problem === null ? `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${out.join('')}</w:styles>` : null;
}

/** The number of characters that are not white space. */
export const visible = (text: string): number => text.replace(/\s\s*/g, '').length;
