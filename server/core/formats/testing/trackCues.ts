import { parseCueText } from '../vtt/cueText.ts';
import { parseVtt } from '../vtt/parseVtt.ts';
import { parseSettings, regionsOf } from './trackSettings.ts';

/** Our strict parser's result for a WebVTT file in the form of a browser's `<track>`: times in seconds, cues by start, longer ones first. */
export function trackCues(file: string) {
  const parsed = parseVtt(file, { strict: true });
  const regions = regionsOf(parsed);
  const ordered = parsed.cues.toSorted((a, b) => a.startMs - b.startMs || b.endMs - a.endMs);
  return ordered.map(({ id, startMs, endMs, settings, text }) => {
    const { align, line, position, size, vertical } = parseSettings(settings, regions);
    return { id, start: startMs / 1000, end: endMs / 1000, text, align, line: line === 0 ? 0 : line, position, size, vertical, said: saidIn(text) };
  });
}

/** The runs of text with the name of the voice around them, or null. */
function saidIn(text: string): [string | null, string][] {
  const said: [string | null, string][] = [];
  for (const piece of parseCueText(text, { strict: true }).pieces) {
    if (piece.kind === 'time' || piece.text === '') continue;
    const last = said.at(-1);
    if (last && last[0] === piece.voice) last[1] += piece.text;
    else said.push([piece.voice, piece.text]);
  }
  return said;
}
