/** Transcript editors: how each opens a transcript, and where its text is in the page. */
import { PEOPLE, cutByCues, vttOf } from './speech.mjs';

/** Imports an episode with the transcript as captions, one segment each. */
async function importedToStet({ api }, hours, spoken) {
  const title = `${hours} hours in ${spoken.paragraphs.length} segments`;
  const notes = `Bench\n\nTranscript\n\n${PEOPLE[0]} (00:00)\n\nThe first words.\n`;
  const { id } = await api('POST', 'imports', { kind: 'paste', content: notes });
  const { episodeIds: [episodeId] } = await api('POST', `imports/${id}/accept`, { newShow: { title }, title });
  const brought = await api('POST', `episodes/${episodeId}/imports`, { fileName: 'captions.vtt', text: vttOf(spoken), keepCues: true });
  await api('POST', `episodes/${episodeId}/imports/${brought.id}/accept`, { mode: 'replace', baseRevision: brought.revision, keepCues: true });
  return episodeId;
}

const paragraphsOf = (spoken) => spoken;

const stetWith = (name, shape) => ({
  name, shape,
  isStet: true,
  editor: '.ProseMirror',
  paragraphs: '.segment .words',
  async prepare({ stet }, hours, spoken) {
    return `${stet.origin}/#/episodes/${await importedToStet(stet, hours, spoken)}`;
  },
  async signIn(context, { stet }) {
    const { email, password } = stet.admin;
    await context.request.post(`${stet.origin}/api/session`, { data: { email, password }, headers: { origin: stet.origin } });
  },
});

const peerAt = (name, shape, page, editor, paragraphs) => ({
  name, editor, paragraphs, shape,
  async prepare({ peers }, _, spoken) {
    peers.open(spoken);
    return `${peers.origin}/${page}.html`;
  },
  async signIn() {},
});

const slateWith = (name, shape) => peerAt(name, shape, 'slate', '[data-slate-editor]', '[data-slate-string]');

/** One segment per caption, the hardest case for the desk. */
export const STET = stetWith('Stet, captions', cutByCues);

/** All editors with paragraphs, a tenth as many and what the others were made for; with captions too, if the editor can cope. */
export const BESIDE = [
  slateWith('slate-transcript-editor, captions', cutByCues),
  stetWith('Stet, paragraphs', paragraphsOf),
  slateWith('slate-transcript-editor, paragraphs', paragraphsOf),
  peerAt('@bbc/react-transcript-editor, paragraphs', paragraphsOf, 'bbc', '.public-DraftEditor-content', '[data-block] [data-text]'),
];
