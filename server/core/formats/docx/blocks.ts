import { strToU8, zipSync } from 'fflate';
import { visible, type Words } from './words.ts';

/** A paragraph of a document, or a row of a table. */
export interface Block {
  kind: 'title' | 'heading' | 'paragraph';
  /** Its lines, separated by line breaks; the cells of a row are one line, separated by tabs. */
  lines: string[];
  /** Its number among the blocks that have words. */
  number: number;
}

const STYLES = ["p[style-name='Title'] => h1:fresh", ...['heading 1', 'heading 2', 'heading 3'].map((name) => `p[style-name='${name}'] => h2:fresh`), 'p => p:fresh'];

/**
 * The paragraphs of a document, in order. Mammoth gets only the words, so there are no files or addresses for it to fetch; it is loaded
 * with the first document.
 *
 * @returns the blocks, and whether words are missing from all of them, with mammoth's messages about that
 */
export async function blocksOf(words: Words, styles: string | null): Promise<{ blocks: Block[]; lost: string[] | null }> {
  const { default: mammoth } = await import('mammoth');
  const archive = zipSync({ 'word/document.xml': strToU8(words.xml), ...(styles !== null && { 'word/styles.xml': strToU8(styles) }) }, { level: 0 });
  const input = { buffer: archive, arrayBuffer: archive } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  const { value, messages } = await mammoth.convertToHtml(input, { styleMap: STYLES, includeDefaultStyleMap: false, includeEmbeddedStyleMap: false, externalFileAccess: false });
  const blocks = blocksIn(value);
  const read = blocks.reduce((sum, { lines }) => sum + lines.reduce((inBlock, line) => inBlock + visible(line), 0), 0);
  return { blocks, lost: read >= words.characters ? null : [...new Set(messages.map(({ message }) => message))] };
}

const KINDS: Readonly<Record<string, Block['kind']>> = { h1: 'title', h2: 'heading', p: 'paragraph' };

/** The blocks in the HTML that mammoth writes, which is well-formed and contains entities such as `&amp;` only in its text. */
function blocksIn(html: string): Block[] {
  const blocks: Block[] = [];
  let cells: Block[][] = [];
  let rows = 0;
  let lines: string[] = [''];
  let kind: Block['kind'] = 'paragraph';
  const flush = () => {
    const said = lines.map((line) => line.replace(/[^\S\t][^\S\t]*/g, ' ').trim()).filter((line) => line !== '');
    lines = [''];
    if (said.length > 0) (rows > 0 && cells.length > 0 ? cells.at(-1)! : blocks).push({ kind, lines: said, number: 0 });
  };
  for (const [, closing, name, text] of html.matchAll(/<(\/?)(\w+)[^>]*>|([^<]+)/g)) {
    if (text !== undefined) lines[lines.length - 1] += plain(text);
    else if (name === 'br') lines.push('');
    else if (Object.hasOwn(KINDS, name!)) {
      flush();
      kind = closing === '' ? KINDS[name!]! : 'paragraph';
    } else if (name === 'td' || name === 'th') {
      flush();
      if (closing === '' && rows === 1) cells.push([]);
    } else if (name === 'tr') {
      flush();
      rows += closing === '' ? 1 : -1;
      if (rows === 0) blocks.push(...rowOf(cells));
      if (rows === 0 || (rows === 1 && closing === '')) cells = [];
    }
  }
  flush();
  blocks.forEach((block, index) => {
    block.number = index + 1;
  });
  return blocks;
}

/** A table row with one cell is only layout; one with several belongs together on a line. */
function rowOf(cells: readonly Block[][]): Block[] {
  const full = cells.filter((cell) => cell.length > 0);
  if (full.length < 2) return full.flat();
  return [{ kind: 'paragraph', lines: [full.map((cell) => cell.flatMap(({ lines }) => lines).join(' ')).join('\t')], number: 0 }];
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
/** Tabs stay, because they separate a name from a time. */
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity]!);
