import { decodeText } from '../decodeText.ts';
import { languageTag } from '../languageTag.ts';
import { oneLine } from '../oneLine.ts';
import { walkXml } from './walkXml.ts';
import { inflateEntry, zipEntries, type ZipEntry } from './zip.ts';

/** The parts of a document needed to read its words, as text. */
interface DocumentParts {
  document: string;
  styles: string | null;
  /** From the document's properties. */
  title: string | null;
  language: string | null;
}

/** The part with the words of a Word document, by the archive's directory alone; null if there is none. */
export function mainPart(entries: ReadonlyMap<string, ZipEntry>): string | null {
  if (entries.has('word/document.xml')) return 'word/document.xml';
  for (const name of entries.keys()) if (/^word\/document\d*\.xml$/.test(name)) return name;
  return null;
}

/**
 * Extracts from a Word document (ECMA-376 part 2, a zip archive) the parts that hold its words; pictures, fonts, macros and everything else
 * are never inflated.
 *
 * @returns the parts, or a message
 */
export function documentParts(bytes: Uint8Array): DocumentParts | { problem: string } {
  const entries = zipEntries(bytes);
  if ('problem' in entries) return entries;
  const main = mainPart(entries);
  if (main === null) return { problem: 'There is no Word document in the archive (word/document.xml).' };
  const document = partText(bytes, entries, main);
  if (document === null || typeof document !== 'string') return document ?? { problem: `There is no "${main}" in the archive.` };
  const [styles, properties] = ['word/styles.xml', 'docProps/core.xml'].map((name) => partText(bytes, entries, name));
  return { document, styles: typeof styles === 'string' ? styles : null, ...(typeof properties === 'string' ? propertiesIn(properties) : { title: null, language: null }) };
}

function partText(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, name: string): string | { problem: string } | null {
  const entry = entries.get(name);
  if (!entry) return null;
  const part = inflateEntry(bytes, entry);
  return part instanceof Uint8Array ? decodeText(part).text : part;
}

/** Title and language (ECMA-376 part 2, §11, core properties); neither if the part is broken. */
function propertiesIn(xml: string): { title: string | null; language: string | null } {
  const found = new Map<string, string>();
  let element = '';
  const problem = walkXml('docProps/core.xml', xml, {
    open(name) {
      element = name;
    },
    close() {
      element = '';
    },
    text(text) {
      found.set(element, `${found.get(element) ?? ''}${text}`.slice(0, 1_000));
    },
  });
  const value = (name: string): string | null => (problem === null && oneLine(found.get(name) ?? '')) || null;
  return { title: value('title'), language: languageTag(value('language')) };
}
