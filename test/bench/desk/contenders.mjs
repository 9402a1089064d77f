/** Transcript editors: where each opens a transcript, and what of its page is the text. */
import { PEOPLE, cutByCues, vttOf } from './speech.mjs';

/** An episode with the transcript of captions, a segment for every cue: the most that Stet can be asked to draw. */
async function importedToStet({ api }, hours, spoken) {
  const notes = `Bench\n\nTranscript\n\n${PEOPLE[0]} (00:00)\n\nThe first words.\n`;
  const { id } = await api('POST', 'imports', { kind: 'paste', content: notes });
  const { episodeIds: [episodeId] } = await api('POST', `imports/${id}/accept`, { newShow: { title: `${hours} hours` }, title: `${hours} hours` });
  const brought = await api('POST', `episodes/${episodeId}/imports`, { fileName: 'captions.vtt', text: vttOf(spoken), keepCues: true });
  await api('POST', `episodes/${episodeId}/imports/${brought.id}/accept`, { mode: 'replace', baseRevision: brought.revision, keepCues: true });
  return episodeId;
}

export const STET = {
  name: 'Stet',
  editor: '.ProseMirror',
  paragraphs: '.segment .words',
  shape: cutByCues,
  async prepare({ stet }, hours, spoken) {
    return `${stet.origin}/#/episodes/${await importedToStet(stet, hours, spoken)}`;
  },
  async signIn(context, { stet }) {
    const { email, password } = stet.admin;
    await context.request.post(`${stet.origin}/api/session`, { data: { email, password }, headers: { origin: stet.origin } });
  },
};

/** The others get paragraphs, of which there are a sixth as many: what they were made for. */
const peerAt = (name, page, editor, paragraphs) => ({
  name, editor, paragraphs, shape: (spoken) => spoken,
  async prepare({ peers }, _, spoken) {
    peers.open(spoken);
    return `${peers.origin}/${page}.html`;
  },
  async signIn() {},
});

export const PEERS = [
  peerAt('slate-transcript-editor', 'slate', '[data-slate-editor]', '[data-slate-string]'),
  peerAt('@bbc/react-transcript-editor', 'bbc', '.public-DraftEditor-content', '[data-block] [data-text]'),
];
