import { traps } from './traps.mjs';

const plain = (text) => text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim();
/** Some libraries leave markup and character references to their users, so these count only in a trap about them. */
const said = (text, { references }) => (references ? text.replace(/\s+/g, ' ').trim() : plain(text));

function isRight(found, expected, trap) {
  if (found.length < expected.length || (found.length > expected.length && !trap.atLeast)) return false;
  return expected.every((cue, index) => {
    const is = found[index];
    const timesAgree = trap.anyTimes ? is.startMs >= cue.startMs && is.endMs <= cue.endMs : is.startMs === cue.startMs && is.endMs === cue.endMs;
    const voiceAgrees = cue.speaker === undefined || is.speaker === cue.speaker;
    return timesAgree && voiceAgrees && said(is.text ?? '', trap) === said(cue.text, { references: true });
  });
}

/**
 * Each library's verdict on each trap: `right`, `wrong`, `nothing` (no cue at all), `throws`, or `no voices` if the trap is about voices and
 * the library does not report them.
 * `{ format, trap, verdicts: { [name]: verdict } }`.
 */
export async function judged(contenders) {
  const table = [];
  for (const [format, list] of Object.entries(traps)) {
    for (const trap of list) {
      const verdicts = {};
      for (const contender of contenders.filter(({ parse }) => parse[format])) verdicts[contender.name] = await verdictOf(contender, format, trap);
      table.push({ format, trap: trap.trap, verdicts });
    }
  }
  return table;
}

async function verdictOf(contender, format, trap) {
  try {
    const found = await contender.cues(format, trap.file);
    if (isRight(found, trap.cues, trap)) return 'right';
    if (found.length === 0) return 'nothing';
    const aboutVoices = trap.cues.some(({ speaker }) => speaker !== undefined);
    return aboutVoices && found.every(({ speaker }) => speaker === undefined) ? 'no voices' : 'wrong';
  } catch {
    return 'throws';
  }
}
