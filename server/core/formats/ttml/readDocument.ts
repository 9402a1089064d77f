import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { inPlainWords } from '../../feed/plainWords.ts';
import { Ms } from '../../model/id.ts';
import { oneLine } from '../oneLine.ts';
import type { Tally } from '../tally.ts';
import { Agents } from './agents.ts';
import type { TtDocument, TtElement } from './document.ts';
import { mendXml } from './mend.ts';
import { clockOf, timeOf, type Clock } from './timeExpression.ts';
import { attributeOf, isApples, undeclared, vocabularyOf } from './vocabulary.ts';

/** Deeper than captions ever nest; the parser searches all open elements for a namespace. */
const DEEPEST = 100;
/** More small errors than this are no accident. */
const MOST_FAULTS = 1_000;
/** Not well-formed, but with only one possible meaning. */
const HARMLESS = /malformed character entity|duplicate attribute|the string "\]\]>"/;
const BUILT_IN = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);

/** How an open element is treated. `passed` means skipped: with `why` if words are left out, without if it is only metadata. */
type Frame =
  | { kind: 'content'; element: TtElement }
  | { kind: 'passed'; why: string | null }
  | { kind: 'agent'; id: string }
  | { kind: 'name'; id: string; type: string; text: string }
  | { kind: 'title'; text: string };

const PASSED: Frame = { kind: 'passed', why: null };

class Stop extends Error {}

/** `en` of `en-GB`. */
const primary = (language: string): string => language.toLowerCase().split('-', 1)[0]!;

/**
 * Reads the parts of a TTML document about speech. Entities of a DOCTYPE are never expanded. Stops at the first place where the text
 * is not well-formed XML: everything before it is read, and `rejected` says where it is.
 */
export function readDocument(text: string, repaired: Tally, rejected: Tally): TtDocument {
  return new Reader(repaired, rejected).read(mendXml(text, repaired));
}

class Reader {
  private readonly document: TtDocument = { title: null, language: null, apple: false, agents: new Agents(), parts: [] };
  private readonly stack: Frame[] = [];
  private readonly parser = new SaxesParser({ xmlns: true, resolvePrefix: (prefix: string) => this.resolve(prefix) });
  private clock: Clock = clockOf(() => undefined);
  private rootUri = '';
  private line = 1;
  private faults = 0;

  constructor(private readonly repaired: Tally, private readonly rejected: Tally) {}

  read(text: string): TtDocument {
    this.parser.ENTITIES = new Proxy({}, { get: (_, name) => this.entity(String(name)) });
    this.parser.on('error', (error) => this.fault(error.message));
    this.parser.on('opentagstart', () => (this.line = this.parser.line));
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.close());
    this.parser.on('text', (said) => this.text(said));
    this.parser.on('cdata', (said) => this.text(said));
    try {
      this.parser.write(text).close();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    while (this.stack.length > 0) this.close();
    return this.document;
  }

  private stop(why: string): never {
    this.rejected.add(this.parser.line, why);
    throw new Stop();
  }

  private fault(message: string): void {
    const words = inPlainWords(message).replace('the feed itself', 'the document itself').replace('a second feed', 'a second document');
    this.faults += 1;
    if (HARMLESS.test(message) && this.faults <= MOST_FAULTS) this.repaired.add(this.parser.line, `This is not well-formed XML, but was read anyway: ${words}.`);
    else this.stop(`From column ${Math.max(1, this.parser.columnIndex)} of this line on, the file is not well-formed XML and is not read: ${words}.`);
  }

  private resolve(prefix: string): string {
    if (prefix === '') return '';
    this.repaired.add(this.parser.line, `The prefix "${prefix}" is not declared; its usual meaning was assumed.`);
    return undeclared(prefix);
  }

  private entity(name: string): string {
    const known = BUILT_IN.get(name);
    if (known === undefined) this.repaired.add(this.parser.line, 'Entities other than XML’s five are not expanded; they stay in the text as they are.');
    return known ?? `&${name};`;
  }

  private open(tag: SaxesTagNS): void {
    if (this.stack.length === DEEPEST) this.stop(`Elements are nested more than ${DEEPEST} deep here, which captions never are; from here on nothing is read.`);
    if (this.stack.length === 0) this.root(tag);
    if (tag.local === 'image') this.rejected.add(this.line, 'Captions that are pictures cannot be read as words.');
    const frame = this.frameOf(tag);
    this.stack.push(frame);
    if (frame.kind === 'content') this.document.parts.push({ kind: 'open', element: frame.element });
  }

  private root(tag: SaxesTagNS): void {
    if (tag.local !== 'tt') this.stop(`The root element is <${tag.name.slice(0, 40)}>, not <tt>: this is not TTML.`);
    this.rootUri = tag.uri;
    if (vocabularyOf(tag.uri, '') !== '' || tag.uri === '') this.repaired.add(this.line, 'The root element is not in a TTML namespace; it was read as if it were.');
    this.document.language = tag.attributes['xml:lang']?.value.trim() || null;
    this.document.apple = Object.values(tag.ns).some(isApples);
    this.clock = clockOf((name) => attributeOf(tag, 'parameter', name));
    if (attributeOf(tag, 'parameter', 'timeBase')?.trim() === 'clock') this.repaired.add(this.line, 'Wall-clock times were read as times of the recording.');
  }

  private frameOf(tag: SaxesTagNS): Frame {
    const around = this.stack.at(-1);
    if (!around) return PASSED;
    const vocabulary = vocabularyOf(tag.uri, this.rootUri);
    if (vocabulary === 'metadata') return this.metadata(tag, around);
    if (around.kind === 'content') {
      return vocabulary === '' ? this.inContent(tag, around.element) : { kind: 'passed', why: `Words in <${tag.name.slice(0, 40)}>, which is not a TTML element, are left out.` };
    }
    if (this.stack.length === 1 && vocabulary === '' && (tag.local === 'body' || tag.local === 'div' || tag.local === 'p')) return this.content(tag, tag.local, null);
    return around.kind === 'passed' ? around : PASSED;
  }

  private metadata(tag: SaxesTagNS, around: Frame): Frame {
    if (tag.local === 'title' && !this.stack.some(({ kind }) => kind === 'content')) return { kind: 'title', text: '' };
    if (tag.local === 'name' && around.kind === 'agent') return { kind: 'name', id: around.id, type: tag.attributes.type?.value.trim() ?? 'other', text: '' };
    const id = tag.attributes['xml:id']?.value.trim();
    if (tag.local !== 'agent' || id === undefined) return PASSED;
    this.document.agents.declare(id);
    return { kind: 'agent', id };
  }

  private inContent(tag: SaxesTagNS, around: TtElement): Frame {
    const ruby = attributeOf(tag, 'styling', 'ruby');
    if (ruby === 'text' || ruby === 'textContainer' || ruby === 'delimiter') return { kind: 'passed', why: 'Pronunciations (ruby) are left out.' };
    if (/\bx-(?:translation|roman)/.test(attributeOf(tag, 'metadata', 'role') ?? '')) return { kind: 'passed', why: 'Translations and transliterations beside the words are left out.' };
    const inParagraph = around.name === 'p' || around.name === 'span';
    if (tag.local === 'div' || tag.local === 'p') return this.content(tag, inParagraph ? 'span' : tag.local, around);
    if (tag.local === 'span') return this.content(tag, inParagraph ? 'span' : 'p', around);
    if (tag.local === 'br') this.document.parts.push({ kind: 'text', element: around, text: ' ' });
    return PASSED;
  }

  private content(tag: SaxesTagNS, name: TtElement['name'], parent: TtElement | null): Frame {
    const { attributes } = tag;
    const language = attributes['xml:lang']?.value.trim();
    if (name === 'div' && language && this.document.language && primary(language) !== primary(this.document.language)) {
      this.repaired.add(this.line, 'A division is in a different language from the document; its words were read with the others.');
    }
    const begin = this.time(attributes.begin);
    const element: TtElement = {
      name,
      line: this.line,
      parent,
      id: attributes['xml:id']?.value ?? null,
      begin,
      beginLost: begin === null && attributes.begin !== undefined,
      dur: this.time(attributes.dur),
      end: this.time(attributes.end),
      sequence: attributes.timeContainer?.value.trim() === 'seq',
      agents: attributeOf(tag, 'metadata', 'agent') ?? null,
      unit: Object.values(attributes).find(({ local, uri }) => local === 'unit' && isApples(uri))?.value ?? null,
    };
    return { kind: 'content', element };
  }

  private time(attribute: SaxesAttributeNS | undefined): number | null {
    if (attribute === undefined) return null;
    const { name, value } = attribute;
    const shown = `${name}="${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
    const read = timeOf(value, this.clock);
    if (read && Ms.safeParse(read.ms).success) {
      if (read.repaired !== null && !this.document.apple) this.repaired.add(this.line, read.repaired);
      return read.ms;
    }
    this.rejected.add(this.line, read ? `${shown} is longer than any recording; it is not used.` : `${shown} is not a time of the recording; it is not used.`);
    return null;
  }

  private text(said: string): void {
    const frame = this.stack.at(-1);
    if (!frame) return;
    if (frame.kind === 'title' || frame.kind === 'name') frame.text += said;
    else if (frame.kind === 'content' && (frame.element.name === 'p' || frame.element.name === 'span')) this.document.parts.push({ kind: 'text', element: frame.element, text: said });
    else {
      const why = frame.kind === 'content' ? 'Words outside paragraphs (<p>) are left out.' : frame.kind === 'passed' ? frame.why : null;
      const words = why === null ? -1 : said.search(/\S/);
      if (why !== null && words !== -1) this.rejected.add(this.parser.line - said.slice(words).split('\n').length + 1, why);
    }
  }

  private close(): void {
    const frame = this.stack.pop();
    if (frame?.kind === 'content') this.document.parts.push({ kind: 'close', element: frame.element });
    if (frame?.kind === 'title') this.document.title ??= oneLine(frame.text) || null;
    if (frame?.kind === 'name') this.document.agents.name(frame.id, frame.type, oneLine(frame.text));
  }
}
