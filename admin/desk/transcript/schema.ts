import { Schema } from 'prosemirror-model';

/**
 * The document holds words and identities, nothing else: a segment's time, speaker and heading are painted from the store,
 * so that relabelling a thousand segments is no change of the document.
 *
 * Chunks are presentational: the browser skips the layout of those that are out of sight.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'chunk+' },
    chunk: { content: 'segment+', toDOM: () => ['div', { class: 'chunk' }, 0], parseDOM: [{ tag: 'div.chunk' }] },
    segment: {
      content: 'text*',
      marks: '',
      whitespace: 'pre',
      defining: true,
      attrs: { id: { default: '' } },
      toDOM: () => ['p', 0],
      parseDOM: [{ tag: 'p' }],
    },
    text: {},
  },
});

const { chunk, segment } = schema.nodes as { chunk: NonNullable<typeof schema.nodes.chunk>; segment: NonNullable<typeof schema.nodes.segment> };
export const nodeTypes = { chunk, segment };
