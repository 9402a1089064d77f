import type { Finding, Fix } from '../model/finding.ts';
import { asks, hostOf, othersNear, speaks } from './conversation.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

const FEWEST_TURNS = 20;
const MOST_REPEATS = 0.2;

/**
 * Consecutive turns under one name in a transcript where the name otherwise changes with every turn: one of the labels is wrong, or a turn
 * was cut in two. Of three in a row, the middle one is most likely wrong. If more than a fifth of the turns repeat the name before them,
 * turns are paragraphs here, and nothing is reported.
 */
export function sameSpeakerTwice(episode: CheckedEpisode): Finding[] {
  const { segments, speakers } = episode;
  const repeats = (index: number): boolean => {
    const [before, segment] = [segments[index - 1], segments[index]];
    return !!before && !!segment && segment.speakerId !== null && segment.speakerFrom === 'turn' && segment.speakerId === before.speakerId;
  };
  const count = segments.filter((_, index) => repeats(index)).length;
  if (segments.length < FEWEST_TURNS || count > (segments.length - 1) * MOST_REPEATS) return [];
  const host = hostOf(episode);
  const findings: Finding[] = [];
  for (let index = 1; index < segments.length; index++) {
    if (!repeats(index)) continue;
    const inMiddle = repeats(index + 1) && !repeats(index + 2);
    const segment = segments[index]!;
    const label = speakers.find(({ id }) => id === segment.speakerId);
    if (!label) continue;
    const message = inMiddle
      ? `${label.name} is named for three turns in a row; the one in the middle may be somebody else’s.`
      : `${label.name} is named for this turn and the one before it; one of them may be somebody else’s, or both may be one turn.`;
    const fixes = inMiddle ? othersNear(episode, index, [label.id]).slice(0, 3).map((other) => speaks(other, segment.id)) : eitherTurn(episode, index, host);
    findings.push(foundAt(segment, 'same-speaker-twice', 'warning', message, fixes, `${label.name} after ${label.name}`));
    if (inMiddle) index++;
  }
  return findings;
}

/** A turn that asks is the host's, and one that answers is not; if neither tells, the later of the two is assumed to be wrong. */
function eitherTurn(episode: CheckedEpisode, index: number, host: string | null): Fix[] {
  const { segments } = episode;
  const [first, second] = [segments[index - 1]!, segments[index]!];
  const here = othersNear(episode, index, [second.speakerId, segments[index + 1]?.speakerId ?? null]).map((other) => speaks(other, second.id));
  const before = othersNear(episode, index - 1, [first.speakerId, segments[index - 2]?.speakerId ?? null]).map((other) => speaks(other, first.id, 'in the turn before'));
  const firstIsWrong = host !== null && (first.speakerId === host ? asks(second.text) && !asks(first.text) : asks(first.text));
  const one = firstIsWrong ? [...before.slice(0, 2), ...here.slice(0, 1)] : [...here.slice(0, 2), ...before.slice(0, 1)];
  return [...one, { title: 'Join the two turns', operation: { type: 'merge', segmentId: second.id, intoId: first.id } }];
}
