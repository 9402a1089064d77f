import type { Finding, Fix } from '../model/finding.ts';
import type { Speaker } from '../model/speaker.ts';
import { saidLast } from './conversation.ts';
import { saidBy, type CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { mayBe, wordsOf } from './names.ts';
import { selfIntroductions, type SelfIntroduction } from './selfIntroduction.ts';

const ROLES = new Set('chief senior head vice president director professor product engineer lead manager founder cofounder ceo cto officer editor host'.split(' '));

/**
 * Somebody who introduces themselves by a name that is not their label's. Silent if the label, an alias or a part of it fits. An
 * unknown name is reported only if it is a full name in an introduction: "I'm Catholic" and "This is Harbour Radio" are not.
 */
export function introducedByAnotherName(episode: CheckedEpisode): Finding[] {
  const { segments, speakers } = episode;
  const greeted = new Set(speakers.flatMap((speaker) => [speaker.name, ...speaker.aliases]).flatMap(wordsOf));
  const met = new Set<string>();
  return segments.flatMap((segment) => {
    const label = speakers.find(({ id }) => id === segment.speakerId);
    if (!label) return [];
    const first = !met.has(label.id);
    met.add(label.id);
    const introductions = selfIntroductions(segment.text, greeted);
    if (introductions.some(({ name }) => isCalled(label, name))) return [];
    for (const introduction of introductions) {
      const known = speakers.filter((speaker) => isCalled(speaker, introduction.name));
      if (known.length === 0 && !isAnotherFullName(introduction, label, first)) continue;
      const message = `Labelled “${label.name}”, but gives the name “${introduction.name}”: ${saidLast(quoted(segment.text, introduction.start))}`;
      return [foundAt(segment, 'introduced-by-another-name', 'warning', message, fixesFor(episode, segment.id, label, known))];
    }
    return [];
  });
}

const isCalled = (speaker: Speaker, name: string): boolean => [speaker.name, ...speaker.aliases].some((known) => mayBe(name, known));

/** A full name that shares no word with the label: if it shares one, it is more likely a different spelling than a different person. */
function isAnotherFullName({ name, how }: SelfIntroduction, label: Speaker, first: boolean): boolean {
  const words = wordsOf(name);
  return words.length > 1 && !words.some((word) => isCalled(label, word)) && (how === 'named' || (how === 'said' && first && !words.some((word) => ROLES.has(word))));
}

function fixesFor(episode: CheckedEpisode, segmentId: string, label: Speaker, known: readonly Speaker[]): Fix[] {
  const all = saidBy(episode, label.id).map(({ id }) => id);
  const only = known.map((speaker): Fix => ({ title: `${speaker.name} speaks here`, operation: { type: 'setSpeaker', segmentIds: [segmentId], speakerId: speaker.id } }));
  if (known.length !== 1 || all.length < 2) return only;
  return [...only, { title: `${known[0]!.name} speaks in all ${all.length} segments labelled ${label.name}`, operation: { type: 'setSpeaker', segmentIds: all, speakerId: known[0]!.id } }];
}

const quoted = (text: string, start: number): string => text.slice(start, start + 60).split(/(?<=[.!?])\s/u)[0]!.trim();
