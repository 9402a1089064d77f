/** Reading show notes takes linear time. */
import { readNotes } from '../../dist/server/core/notes/read.js';
import { medianMs } from './measure.mjs';

const words = 'the tide was out and somebody had left the lamp burning so we walked down to see who it could be'.split(' ');

/** A transcript of `turns` turns, as plain text or HTML. */
function transcript(turns, format) {
  const lines = ['Transcript'];
  for (let turn = 0; turn < turns; turn += 1) {
    const at = turn * 12;
    const header = `${['Ines Calloway', 'Tomás Rehn'][turn % 2]} (${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')})`;
    const text = `${Array.from({ length: 30 }, (_, index) => words[(turn + index * 7) % words.length]).join(' ')}.`;
    lines.push(header, text);
  }
  return format === 'text' ? lines.join('\n') : lines.map((line) => `<p>${line}</p>`).join('\n');
}

export function rows() {
  return ['text', 'html'].map((format) => {
    const [small, large] = [2_000, 4_000].map((turns) => transcript(turns, format));
    const ratio = medianMs(() => readNotes(large, format)) / medianMs(() => readNotes(small, format));
    return { what: `readNotes, ${format}: time of 4,000 turns / 2,000 turns`, ratio, goal: '≤ 2.5', holds: ratio <= 2.5 };
  });
}
