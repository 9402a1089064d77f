import { strToU8, zipSync } from 'fflate';
import { escapeText } from '../../feed/escape.ts';

/** A run of text, with its line breaks and tabs. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${text.split(/([\n\t])/).map((part) => (part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escapeText(part)}</w:t>`)).join('')}</w:r>`;
export const bold = (text: string): string => run(text, '<w:b/>');
export const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
export const styled = (style: string, text: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
export const table = (...rows: string[][]): string =>
  `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
  + 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"';

/** The main part around its paragraphs. */
export const documentXml = (...body: string[]): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${NAMESPACES}><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`;

/** Styles with the ids of a German Word and the names of every Word. */
export const stylesXml = `<w:styles ${NAMESPACES}><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>`;

/** An archive of these parts, by name. */
export const archive = (parts: Readonly<Record<string, string | Uint8Array>>, level: 0 | 1 | 6 = 6): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])), { level, mtime: '1980-01-01T00:00:00' });

/** A document with these paragraphs. */
export const wordDocument = (...body: string[]): Uint8Array => archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': documentXml(...body), 'word/styles.xml': stylesXml });
