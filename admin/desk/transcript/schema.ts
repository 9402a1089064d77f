import { Schema, type NodeType } from 'prosemirror-model';

/**
 * The document holds words and identities, nothing else: a segment's time, speaker and heading are painted from the store,
 * so that relabelling a thousand segments does not change the document.
 *
 * Parts and chunks are presentational: the browser skips the layout of those that are out of sight. It checks each chunk in every
 * frame, except those in a part that is out of sight.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'part+' },
    part: { content: 'chunk+', toDOM: () => ['div', { class: 'part' }, 0], parseDOM: [{ tag: 'div.part' }] },
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

type Name = 'part' | 'chunk' | 'segment';
export const nodeTypes = schema.nodes as Record<Name, NodeType>;
