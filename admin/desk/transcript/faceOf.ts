import { formatTimestamp } from '#core/time/timestamp';
import { speakerColour } from '../colour/speakerColours';
import { flagsOf } from '../flags';
import { companyAt } from '../live/companyAt';
import type { Workbench } from '../workbench';
import type { Face } from './face';

/** Makes faces from the records; where chapters begin is worked out once per state of the structure. */
export function faces({ store, cast, review, live }: Pick<Workbench, 'store' | 'cast' | 'review' | 'live'>, mode: () => 'light' | 'dark'): (id: string) => Face {
  let drawnFor = -1;
  let { chapters } = store.getState().records;
  let flags = flagsOf(store.getState().records, []);
  return (id) => {
    const { records, order, imported, structure } = store.getState();
    if (structure !== drawnFor || records.chapters !== chapters) {
      flags = flagsOf(records, order);
      ({ chapters } = records);
      drawnFor = structure;
    }
    const segment = records.segments.get(id);
    const speaker = segment?.speakerId ? records.speakers.get(segment.speakerId) : undefined;
    const was = imported?.segments.get(id);
    const differs = imported !== null && segment !== undefined && (!was || was.text !== segment.text || was.startMs !== segment.startMs || was.speakerId !== segment.speakerId);
    return {
      time: segment?.startMs == null ? null : formatTimestamp(segment.startMs),
      timeIsChapters: segment?.timeFrom === 'chapter',
      speaker: speaker ? { name: speaker.name, colour: speakerColour(cast.place(speaker.id), mode()) } : null,
      continued: segment?.speakerFrom === 'continued',
      flag: flags.get(id) ?? null,
      finding: review.get().marks.get(id) ?? null,
      corrected: differs ? { was: was && was.text !== segment.text ? was.text : null } : null,
      company: companyAt(live.company.get(), id),
    };
  };
}
