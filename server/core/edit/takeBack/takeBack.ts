import type { Conflict } from '../../model/revision.ts';
import { mergeText } from '../../upstream/mergeText.ts';
import { kinds } from '../changes.ts';
import { singlesOf } from '../apply.ts';
import { Draft } from '../draft.ts';
import type { Operation, SingleOperation } from '../operation.ts';
import { rebaseAll } from '../rebase.ts';
import { readerOf, type Records } from '../records.ts';
import { ruleOf } from '../rules.ts';
import { sameValue } from '../sameValue.ts';
import { speakerIn } from '../speaker/followMerged.ts';
import { fieldsBetween } from './fieldsBetween.ts';
import { operationsBetween } from './operationsBetween.ts';

/** What to do with a place that was changed again since: restore it anyway, or keep what it says now. */
export type Choice = 'restore' | 'keep';

/** By `recordId.field`, like conflicts. */
export type Choices = Readonly<Record<string, Choice>>;

export interface States {
  /** Before and after the change to undo. */
  before: Records;
  after: Records;
  /** As it is now, including everything that came after the change. Its speakers are all of the show's. */
  now: Records;
}

export interface TakenBack {
  /** For the show's speakers: one edit for all episodes. */
  speakers: SingleOperation[];
  /** For the episode's own records, to be applied after those. */
  operations: SingleOperation[];
  /** What somebody still has to choose; nothing may be applied while there is any. */
  conflicts: Conflict[];
}

/**
 * The inverse of a change, carried over everything that came since. If that touched other fields, or other words of a segment, both stand; if it
 * already says what would be restored, nothing is done; if it changed the same again, it is a conflict with both values until somebody chooses.
 */
export function takeBack({ before, after, now }: States, choices: Choices): TakenBack {
  const { operations: ofSpeakers, target } = speakersBack(before, after, now);
  const { operations: between, since } = byWords(operationsBetween(after, target), after, now, new Set(fieldsBetween(after, now)), choices);
  const wanted = chosen(between, target, now, since, choices);
  // one who was there before and after and is gone since comes back only to speak again
  const named = ofSpeakers.filter((operation) => operation.type !== 'addSpeaker' || !after.speakers.has(operation.speaker.id) || wanted.some((each) => speakerIn(each) === operation.speaker.id));
  const speakers = rebaseAll(readerOf(now), keptOut(named, choices), [{ touches: withoutRestored(since, choices) }]);
  const withSpeakers: Records = { ...now, speakers: new Map([...now.speakers, ...named.flatMap((operation) => (operation.type === 'addSpeaker' ? [[operation.speaker.id, operation.speaker] as const] : []))]) };
  const own = rebaseAll(readerOf(withSpeakers), wanted, [{ touches: withoutRestored(since, choices) }]);
  return {
    speakers: speakers.ok ? effective(now, speakers.operations) : [],
    operations: own.ok ? effective(withSpeakers, own.operations) : [],
    conflicts: [...(speakers.ok ? [] : speakers.conflicts), ...(own.ok ? [] : own.conflicts)],
  };
}

/** Without operations that would write what is already there. */
function effective(records: Records, operations: readonly Operation[]): SingleOperation[] {
  const draft = new Draft(readerOf(records));
  return operations.flatMap(singlesOf).filter((operation) => {
    const outcome = ruleOf(operation).apply(draft);
    const moves = !outcome.ok || kinds.some((kind) => outcome.changes[kind].removed.size > 0 || [...outcome.changes[kind].put.values()].some((record) => !sameValue(draft.get(kind, record.id), record)));
    if (outcome.ok) draft.add(outcome.changes);
    return moves;
  });
}

/** Names that the change set are restored, and speakers that it removed come back; `target` refers to them by their present ids. */
function speakersBack(before: Records, after: Records, now: Records): { operations: SingleOperation[]; target: Records } {
  const operations: SingleOperation[] = [];
  const standIns = new Map<string, string>();
  for (const speaker of before.speakers.values()) {
    const was = after.speakers.get(speaker.id);
    if (was && now.speakers.has(speaker.id)) {
      if (was.name !== speaker.name) operations.push({ type: 'renameSpeaker', speakerId: speaker.id, name: speaker.name });
    } else if (!now.speakers.has(speaker.id)) {
      const same = [...now.speakers.values()].find(({ name }) => name === speaker.name);
      if (same) standIns.set(speaker.id, same.id);
      else operations.push({ type: 'addSpeaker', speaker });
    }
  }
  const segments = new Map([...before.segments].map(([id, segment]) => [id, { ...segment, speakerId: segment.speakerId === null ? null : (standIns.get(segment.speakerId) ?? segment.speakerId) }]));
  return { operations, target: { ...before, segments } };
}

/** Where other words of a segment were changed since, only those of the change are restored; nothing of that is left to choose. */
function byWords(operations: readonly SingleOperation[], after: Records, now: Records, since: ReadonlySet<string>, choices: Choices): { operations: SingleOperation[]; since: Set<string> } {
  const left = new Set(since);
  const merged = operations.map((operation): SingleOperation => {
    if (operation.type !== 'setText' || !since.has(`${operation.segmentId}.text`) || choices[`${operation.segmentId}.text`] !== undefined) return operation;
    const [was, is] = [after.segments.get(operation.segmentId), now.segments.get(operation.segmentId)];
    const text = was && is ? mergeText(was.text, is.text, operation.text) : null;
    if (text === null || text.conflict) return operation;
    for (const field of ['text', 'words']) left.delete(`${operation.segmentId}.${field}`);
    return { type: 'setText', segmentId: operation.segmentId, text: text.value };
  });
  return { operations: merged, since: left };
}

/** Applies the choices: what is kept is not written, and a record to restore that no longer exists is inserted whole. */
function chosen(operations: readonly SingleOperation[], target: Records, now: Records, since: Set<string>, choices: Choices): SingleOperation[] {
  const isGone = (id: string): boolean => kinds.every((kind) => !now[kind].has(id));
  const again = new Map<string, SingleOperation>();
  const rest: SingleOperation[] = [];
  for (const operation of keptOut(operations, choices)) {
    const id = recordOf(operation);
    const restored = since.has(`${id}.*`) && isGone(id) && Object.entries(choices).some(([place, choice]) => choice === 'restore' && place.startsWith(`${id}.`));
    const whole = restored && insertionOf(target, id);
    if (!whole) rest.push(operation);
    else again.set(id, whole);
  }
  return [...rest, ...again.values()];
}

function keptOut(operations: readonly SingleOperation[], choices: Choices): SingleOperation[] {
  const kept = (id: string, field: string): boolean => choices[`${id}.${field}`] === 'keep';
  return operations.flatMap((operation): SingleOperation[] => {
    const id = recordOf(operation);
    if (kept(id, '*')) return [];
    switch (operation.type) {
      case 'setText': return kept(id, 'text') || kept(id, 'words') ? [] : [operation];
      case 'setSpeaker': return kept(id, 'speakerId') ? [] : [operation];
      case 'renameSpeaker': return kept(id, 'name') ? [] : [operation];
      case 'setTime': {
        const { startMs, timeFrom, endMs, ...named } = operation;
        const left = { ...(startMs !== undefined && !kept(id, 'startMs') && { startMs, timeFrom }), ...(endMs !== undefined && !kept(id, 'endMs') && { endMs }) };
        return Object.keys(left).length === 0 ? [] : [{ ...named, ...left }];
      }
      case 'setChapter':
      case 'setReference': {
        const fields = Object.entries(operation).filter(([field]) => !kept(id, field));
        return fields.length === 2 ? [] : [Object.fromEntries(fields) as SingleOperation];
      }
      case 'setIntroduction': return kept(id, 'introduction') ? [] : [operation];
      default: return [operation];
    }
  });
}

/** What somebody chose to restore counts as untouched since. */
function withoutRestored(since: ReadonlySet<string>, choices: Choices): string[] {
  const restored = Object.entries(choices).filter(([, choice]) => choice === 'restore').map(([place]) => place);
  const wholly = new Set(restored.filter((place) => place.endsWith('.*')).map((place) => place.slice(0, -2)));
  const fields = new Set(restored.flatMap((place) => (place.endsWith('.text') ? [place, `${place.slice(0, -5)}.words`] : [place])));
  const gone = new Set(restored.map((place) => `${place.slice(0, place.indexOf('.'))}.*`));
  return [...since].filter((touch) => !fields.has(touch) && !gone.has(touch) && !wholly.has(touch.slice(0, touch.indexOf('.'))));
}

function recordOf(operation: SingleOperation): string {
  switch (operation.type) {
    case 'insertSegment': return operation.segment.id;
    case 'addChapter': return operation.chapter.id;
    case 'addReference': return operation.reference.id;
    case 'addSpeaker': return operation.speaker.id;
    case 'shift':
    case 'stretch':
    case 'setSpeaker': return operation.segmentIds[0]!;
    case 'setChapter':
    case 'deleteChapter': return operation.chapterId;
    case 'setReference':
    case 'deleteReference': return operation.referenceId;
    case 'renameSpeaker':
    case 'deleteSpeaker': return operation.speakerId;
    case 'mergeSpeakers': return operation.fromId;
    case 'replaceAll': return operation.edits[0]!.id;
    case 'setIntroduction': return operation.episodeId;
    default: return operation.segmentId;
  }
}

function insertionOf(records: Records, id: string): SingleOperation | undefined {
  const segment = records.segments.get(id);
  if (segment) return { type: 'insertSegment', segment };
  const chapter = records.chapters.get(id);
  if (chapter) return { type: 'addChapter', chapter };
  const reference = records.references.get(id);
  return reference && { type: 'addReference', reference };
}
