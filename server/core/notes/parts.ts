import type { NotesFormat, PartKind } from './reading.ts';
import type { Block } from './blocks/block.ts';
import { type ChapterRun, beginsWithBullet, chapterRun } from './chapters.ts';
import { announcesChapters, announcesCredits, announcesNotes, announcesReferences, announcesTranscript, isBoilerplate, looksLikeHeading } from './headings.ts';
import { withLabelled } from './labelledTurns.ts';
import { turnHeaders } from './turnHeaders.ts';
import { turnHeader } from './turns.ts';

/** A part of the notes as consecutive blocks, `to` being the one after the last; its heading is the first of them. */
export interface Section {
  kind: PartKind;
  heading: Block | null;
  from: number;
  to: number;
  /** The lines of a chapter list. */
  run?: ChapterRun;
}

/** Recognises the parts of notes. Every block is in exactly one. */
export function sectionsOf(blocks: readonly Block[], format: NotesFormat, isTitle: (block: Block) => boolean): Section[] {
  const taken = new Taken(blocks.length);
  const found = taken.take(chapterSections(blocks));
  const transcript = transcriptSection(blocks, taken, format);
  if (transcript) found.push(...taken.take([transcript]));
  found.push(...referenceSections(blocks, taken));
  found.sort((a, b) => a.from - b.from);
  const sections: Section[] = [];
  const prose = new Prose(blocks, format, isTitle);
  for (const section of found) {
    sections.push(...prose.between(sections.at(-1)?.to ?? 0, section.from), section);
    prose.met(section);
  }
  return [...sections, ...prose.between(sections.at(-1)?.to ?? 0, blocks.length)];
}

/** Which blocks already belong to a recognised part. */
class Taken {
  private readonly blocks: Uint8Array;

  constructor(length: number) {
    this.blocks = new Uint8Array(length);
  }

  has(index: number): boolean {
    return this.blocks[index] === 1;
  }

  take(sections: Section[]): Section[] {
    for (const { from, to } of sections) this.blocks.fill(1, from, to);
    return sections;
  }
}

function chapterSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  const seen = new Set<string>();
  let [spoken, turned] = [false, false];
  for (let at = 0; at < blocks.length; at += 1) {
    const before = at > 0 ? blocks[at - 1]! : null;
    const announced = before !== null && announcesChapters(before);
    spoken ||= announcesTranscript(blocks[at]!);
    turned ||= turnHeader(blocks[at]!) !== null;
    const run = !announced && (spoken || (turned && beginsWithBullet(blocks[at]!))) ? null : chapterRun(blocks, at, announced);
    if (!run) continue;
    const keys = run.entries.map(({ ms, title, at: line }) => `${ms} ${blocks[line]!.text.slice(title.start, title.end)}`);
    if (keys.filter((key) => seen.has(key)).length * 2 <= keys.length) {
      for (const key of keys) seen.add(key);
      const heading = before && (announced || before.kind === 'heading' || (looksLikeHeading(before) && before.text.endsWith(':'))) ? before : null;
      sections.push({ kind: 'chapters', heading, from: heading ? at - 1 : at, to: run.to, run });
    }
    at = run.to - 1;
  }
  return sections;
}

/** From the heading that announces it, or the first of at least two turns, to the last block that somebody may have said. */
function transcriptSection(blocks: readonly Block[], taken: Taken, format: NotesFormat): Section | null {
  const turns = turnsOf(blocks, taken, format);
  const announced = blocks.findIndex((block, index) => announcesTranscript(block) && !taken.has(index) && saysMore(blocks, index, turns));
  const first = turns[0];
  let from = announced;
  if (from < 0 || (first !== undefined && turns.every((turn) => turn < from))) {
    if (first === undefined || turns.length < 2) return null;
    from = first > 0 && blocks[first - 1]!.kind === 'heading' && !taken.has(first - 1) ? first - 1 : first;
  }
  const lastTurn = turns.at(-1) ?? from;
  let to = Math.max(lastTurn, from) + 1;
  while (to < blocks.length && !taken.has(to) && !endsSpeech(blocks, to)) to += 1;
  return { kind: 'transcript', heading: announcesTranscript(blocks[from]!) ? blocks[from]! : null, from, to };
}

/** The blocks that begin turns; those without a name or a time in brackets only after the word "Transcript". */
function turnsOf(blocks: readonly Block[], taken: Taken, format: NotesFormat): number[] {
  const isFree = (index: number): boolean => !taken.has(index);
  const announced = blocks.findIndex((block, index) => isFree(index) && announcesTranscript(block));
  const headers = turnHeaders(blocks, isFree, (index) => announced >= 0 && index > announced && isFree(index));
  const after = announced < 0 ? -1 : blocks.findIndex((_, index) => index > announced && (taken.has(index) || endsSpeech(blocks, index)));
  const isSpoken = (index: number): boolean => announced >= 0 && index > announced && (after < 0 || index < after) && (format === 'html' || blocks[index]!.kind !== 'item');
  return withLabelled(blocks, headers, isSpoken).flatMap((header, index) => (header ? [index] : []));
}

/** Whether the word "Transcript" is followed by turns, or at least by enough text not to be a mere link to one. */
function saysMore(blocks: readonly Block[], index: number, turns: readonly number[]): boolean {
  if (turns.some((turn) => turn > index)) return true;
  let length = 0;
  for (let at = index + 1; at < blocks.length && blocks[at]!.kind !== 'heading'; at += 1) length += blocks[at]!.text.length;
  return length > 400;
}

const endsSpeech = (blocks: readonly Block[], index: number): boolean => {
  const block = blocks[index]!;
  return isBoilerplate(block) || (looksLikeHeading(block) && (announcesCredits(block) || announcesNotes(block))) || referencesUntil(blocks, index) !== null;
};

function referenceSections(blocks: readonly Block[], taken: Taken): Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    if (taken.has(at)) continue;
    let to = referencesUntil(blocks, at);
    if (to === null) continue;
    for (let index = at; index < to; index += 1) if (taken.has(index)) to = index;
    if (to <= at + 1) continue;
    sections.push({ kind: 'references', heading: blocks[at]!, from: at, to });
    at = to - 1;
  }
  return sections;
}

/** The end of a list announced as references: its items, or lines with a link each. Null if the block announces none. */
function referencesUntil(blocks: readonly Block[], index: number): number | null {
  if (!announcesReferences(blocks[index]!)) return null;
  const listed = blocks[index + 1]?.kind === 'item';
  const belongs = (block: Block): boolean => !isBoilerplate(block) && (listed ? block.kind === 'item' : block.kind === 'paragraph' && block.links.length > 0 && block.text.length <= 300);
  let to = index + 1;
  while (to < blocks.length && belongs(blocks[to]!)) to += 1;
  return to > index + 1 ? to : null;
}

/** Everything between the recognised parts: the frame of the page, the title, the introduction, sections under headings. */
class Prose {
  private introduced = false;
  private begun = false;
  private readonly frameTo: number;
  private readonly frameFrom: number;

  constructor(private readonly blocks: readonly Block[], private readonly format: NotesFormat, private readonly isTitle: (block: Block) => boolean) {
    const first = blocks.findIndex((block) => !isBoilerplate(block));
    this.frameTo = first < 0 ? blocks.length : first;
    this.frameFrom = blocks.findLastIndex((block) => !isBoilerplate(block)) + 1;
  }

  met({ kind }: Section): void {
    this.begun = true;
    this.introduced ||= kind === 'introduction' || kind === 'other';
  }

  between(from: number, to: number): Section[] {
    const sections: Section[] = [];
    const marker = this.begun ? -1 : this.blocks.slice(from, to).findIndex(announcesNotes);
    const open = (kind: PartKind, heading: Block | null, at: number): void => {
      const section = { kind, heading, from: at, to: at + 1 };
      sections.push(section);
      this.met(section);
    };
    for (let at = from; at < to; at += 1) {
      const block = this.blocks[at]!;
      const current = sections.at(-1);
      const prose = this.introduced ? 'other' : 'introduction';
      if (at === 0 && this.isTitle(block)) open('title', null, at);
      else if (at < marker || at < this.frameTo || at >= this.frameFrom) {
        if (current?.kind === 'boilerplate') current.to = at + 1;
        else open('boilerplate', null, at);
      } else if (at === marker || this.headsSection(at, to)) open(prose, block, at);
      else if (!current || current.kind === 'title' || current.kind === 'boilerplate') open(prose, null, at);
      else current.to = at + 1;
    }
    return sections;
  }

  /** In HTML a heading is marked as such. In plain text a line only looks like one, and two in a row are just short lines. */
  private headsSection(at: number, to: number): boolean {
    const block = this.blocks[at]!;
    if (!looksLikeHeading(block)) return false;
    if (block.kind === 'heading' || block.leadEnd > 0) return true;
    if (this.format === 'html' && !announcesReferences(block)) return false;
    const neighbours = [this.blocks[at - 1], this.blocks[at + 1]];
    return at + 1 < to && neighbours.every((other) => !other || other.kind === 'heading' || !looksLikeHeading(other));
  }
}
