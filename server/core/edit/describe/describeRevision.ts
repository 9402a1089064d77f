import { formatExact } from '../../time/timestamp.ts';
import { singlesOf } from '../apply.ts';
import type { Operation, SingleOperation } from '../operation.ts';
import { countReplaced, textAfter } from '../replace/replaceAll.ts';

/** One thing that an edit did. `before` is null if something is new or said nothing, `after` if something is gone. */
export interface EditDetail {
  /** What it is, as the summary counts it: "speaker label", "timestamp", "split segment". */
  field: string;
  segmentId: string | null;
  before: string | null;
  after: string | null;
}

type NameOf = (speakerId: string) => string | null;

const time = (ms: number | null | undefined): string | null => (ms == null ? null : formatExact(ms));

const of = (field: string, segmentId: string | null, before: string | null, after: string | null): EditDetail => ({ field, segmentId, before, after });

const FIELD_OF = { segment: 'text', chapter: 'chapter title', reference: 'reference title', note: 'reference note', introduction: 'introduction' } as const;

/**
 * What an edit did, one thing at a time, from its operations alone. The values before come from its inverse, if that has them.
 *
 * @param nameOf a speaker's present name, null for one that no longer exists
 */
export function describeRevision({ operations, inverse }: { operations: readonly Operation[]; inverse: readonly Operation[] }, nameOf: NameOf): EditDetail[] {
  const were = inverse.flatMap(singlesOf);
  const was = <Type extends SingleOperation['type']>(type: Type, is: (single: Extract<SingleOperation, { type: Type }>) => boolean) =>
    were.find((single): single is Extract<SingleOperation, { type: Type }> => single.type === type && is(single as Extract<SingleOperation, { type: Type }>));
  const labels = new Map(were.flatMap((single) => (single.type === 'setSpeaker' ? single.segmentIds.map((id) => [id, single.speakerId] as const) : [])));
  const texts = new Map(were.flatMap((single) => (single.type === 'setText' ? [[single.segmentId, single.text] as const] : [])));
  const gone = new Map(were.flatMap((single) => (single.type === 'insertSegment' ? [[single.segment.id, single.segment.text] as const] : [])));
  const name = (id: string | null | undefined): string | null => (id == null ? null : nameOf(id));

  return operations.flatMap(singlesOf).flatMap((single): EditDetail[] => {
    switch (single.type) {
      case 'setText': return [of('text', single.segmentId, texts.get(single.segmentId) ?? null, single.text)];
      case 'replaceAll': return single.edits.map((edit) => of(FIELD_OF[edit.in ?? 'segment'], edit.in ? null : edit.id, edit.was, textAfter(edit)));
      case 'setSpeaker': return single.segmentIds.map((id) => of('speaker label', id, name(labels.get(id)), name(single.speakerId)));
      case 'setTime': {
        const old = was('setTime', ({ segmentId }) => segmentId === single.segmentId);
        return [
          ...(single.startMs === undefined ? [] : [of('timestamp', single.segmentId, time(old?.startMs), time(single.startMs))]),
          ...(single.endMs === undefined ? [] : [of('end time', single.segmentId, time(old?.endMs), time(single.endMs))]),
        ];
      }
      case 'shift': return single.segmentIds.map((id) => of('moved time', id, null, `${single.byMs < 0 ? '−' : '+'}${Math.abs(single.byMs) / 1000} s`));
      case 'stretch': return single.segmentIds.map((id) => of('moved time', id, null, null));
      case 'split': return [of('split segment', single.segmentId, null, null)];
      case 'merge': return [of('joined segment', single.intoId, null, null)];
      case 'insertSegment': return [of('added segment', single.segment.id, null, single.segment.text)];
      case 'deleteSegment': return [of('removed segment', null, gone.get(single.segmentId) ?? null, null)];
      case 'addSpeaker': return [of('new speaker', null, null, single.speaker.name)];
      case 'renameSpeaker': return [of('speaker name', null, was('renameSpeaker', ({ speakerId }) => speakerId === single.speakerId)?.name ?? null, single.name)];
      case 'mergeSpeakers': return [of('merged speaker', null, was('addSpeaker', ({ speaker }) => speaker.id === single.fromId)?.speaker.name ?? null, name(single.intoId))];
      case 'deleteSpeaker': return [of('removed speaker', null, was('addSpeaker', ({ speaker }) => speaker.id === single.speakerId)?.speaker.name ?? null, null)];
      case 'addChapter': return [of('added chapter', null, null, `${time(single.chapter.startMs)} ${single.chapter.title}`)];
      case 'setChapter': {
        const old = was('setChapter', ({ chapterId }) => chapterId === single.chapterId);
        return [
          ...(single.title === undefined ? [] : [of('chapter title', null, old?.title ?? null, single.title)]),
          ...(single.startMs === undefined ? [] : [of('chapter time', null, time(old?.startMs), time(single.startMs))]),
          ...(single.url === undefined ? [] : [of('chapter link', null, old?.url ?? null, single.url)]),
          ...(single.imageUrl === undefined ? [] : [of('chapter image', null, old?.imageUrl ?? null, single.imageUrl)]),
        ];
      }
      case 'deleteChapter': return [of('removed chapter', null, was('addChapter', ({ chapter }) => chapter.id === single.chapterId)?.chapter.title ?? null, null)];
      case 'addReference': return [of('added reference', null, null, single.reference.title)];
      case 'setReference': {
        const old = was('setReference', ({ referenceId }) => referenceId === single.referenceId);
        return [
          ...(single.title === undefined ? [] : [of('reference title', null, old?.title ?? null, single.title)]),
          ...(single.url === undefined && single.links === undefined ? [] : [of('link', null, old?.url ?? null, single.url ?? single.links?.map(({ url }) => url).join(' ') ?? null)]),
          ...(single.note === undefined ? [] : [of('reference note', null, old?.note ?? null, single.note)]),
          ...(single.order === undefined ? [] : [of('moved reference', null, null, null)]),
        ];
      }
      // only stores the source's introduction as written here, so that something can be replaced in it
      case 'setIntroduction': return single.introduction !== null && single.over === single.introduction ? [] : [of('introduction', null, was('setIntroduction', ({ episodeId }) => episodeId === single.episodeId)?.introduction ?? single.over ?? null, single.introduction)];
      case 'deleteReference': return [of('removed reference', null, was('addReference', ({ reference }) => reference.id === single.referenceId)?.reference.title ?? null, null)];
    }
  });
}

/** What was searched for and replaced, as the user entered it: "replaced “open ai” by “OpenAI” 41 times". */
export const replacementsIn = (operations: readonly Operation[]): string[] =>
  operations.flatMap(singlesOf).flatMap((single) => {
    if (single.type !== 'replaceAll' || single.find === '') return [];
    const times = countReplaced(single);
    return [`replaced “${single.find}” by “${single.replacement}” ${times === 1 ? 'once' : `${times} times`}`];
  });

const BY_TOUCH: Readonly<Record<string, string>> = { text: 'text', speakerId: 'speaker label', startMs: 'timestamp', endMs: 'end time', name: 'speaker name', introduction: 'introduction', '*': 'added or removed record' };

/** The same for an edit too long to read again, from the fields it touched: one entry per field, without the words. */
export const describeTouches = (touches: readonly string[]): Pick<EditDetail, 'field'>[] =>
  touches.flatMap((touch) => {
    const field = BY_TOUCH[touch.slice(touch.lastIndexOf('.') + 1)];
    return field === undefined ? [] : [{ field }];
  });
