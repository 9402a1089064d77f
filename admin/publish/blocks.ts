/** One paragraph, heading or list item of the notes as plain text; links name their target. */
export interface Block {
  kind: 'heading' | 'item' | 'quote' | 'paragraph';
  text: string;
  /** The text with the target after each link: two blocks are the same if this is equal. */
  full: string;
}

const BLOCKS = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'BLOCKQUOTE', 'PRE', 'DIV', 'UL', 'OL', 'TABLE', 'TR', 'SECTION', 'ARTICLE', 'FIGURE', 'FIGCAPTION', 'DT', 'DD', 'BODY']);
const kindOf = (name: string): Block['kind'] => (/^H[1-6]$/.test(name) ? 'heading' : name === 'LI' ? 'item' : name === 'BLOCKQUOTE' ? 'quote' : 'paragraph');

const tidy = (text: string): string => text.replace(/[ \t\u00a0]+/g, ' ').trim();

/**
 * The blocks of notes (HTML, or plain text with one per line). The HTML is parsed into a document that is never shown; only its words are, so nothing
 * in it can run or load.
 */
export function blocksOf(notes: string): Block[] {
  const blocks: Block[] = [];
  let open = { kind: 'paragraph' as Block['kind'], text: '', full: '' };
  const close = (kind: Block['kind']) => {
    if (tidy(open.full)) blocks.push({ kind: open.kind, text: tidy(open.text), full: tidy(open.full) });
    open = { kind, text: '', full: '' };
  };
  const walk = (node: Node, kind: Block['kind']) => {
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').replace(/\s*\n\s*/g, ' ');
      open.text += text;
      open.full += text;
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    if (element.nodeName === 'BR') return close(kind);
    const isBlock = BLOCKS.has(element.nodeName);
    const inner = isBlock ? kindOf(element.nodeName) : kind;
    if (isBlock) close(inner);
    for (const child of element.childNodes) walk(child, inner);
    const target = element.nodeName === 'A' ? element.getAttribute('href') : null;
    if (target) open.full += ` ⟨${target}⟩`;
    if (isBlock) close(kind);
  };
  if (/<[a-z!/]/i.test(notes)) walk(new DOMParser().parseFromString(notes, 'text/html').body, 'paragraph');
  else for (const line of notes.split(/\r\n|\r|\n/)) {
    open.text = open.full = line;
    close('paragraph');
  }
  close('paragraph');
  return blocks;
}
