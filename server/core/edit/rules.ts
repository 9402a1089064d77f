import { addChapter } from './chapter/addChapter.ts';
import { deleteChapter } from './chapter/deleteChapter.ts';
import { setChapter } from './chapter/setChapter.ts';
import type { Failed } from './failure.ts';
import type { Needs } from './needs.ts';
import { setIntroduction } from './notes/setIntroduction.ts';
import type { SingleOperation } from './operation.ts';
import type { RecordsReader } from './records.ts';
import { addReference } from './reference/addReference.ts';
import { deleteReference } from './reference/deleteReference.ts';
import { setReference } from './reference/setReference.ts';
import { replaceAll } from './replace/replaceAll.ts';
import type { Done, OperationOf, Rule, Touch } from './rule.ts';
import { deleteSegment } from './segment/deleteSegment.ts';
import { insertSegment } from './segment/insertSegment.ts';
import { merge } from './segment/merge.ts';
import { setSpeaker } from './segment/setSpeaker.ts';
import { setText } from './segment/setText.ts';
import { setTime } from './segment/setTime.ts';
import { shift } from './segment/shift.ts';
import { split } from './segment/split.ts';
import { stretch } from './segment/stretch.ts';
import { addSpeaker } from './speaker/addSpeaker.ts';
import { deleteSpeaker } from './speaker/deleteSpeaker.ts';
import { mergeSpeakers } from './speaker/mergeSpeakers.ts';
import { renameSpeaker } from './speaker/renameSpeaker.ts';

/** A rule bound to its operation. */
export interface BoundRule {
  apply(records: RecordsReader): Done | Failed;
  touches(records: RecordsReader): Touch[];
  needs(): Partial<Needs>;
}

const bind = <T extends SingleOperation['type']>(rule: Rule<T>, operation: OperationOf<T>): BoundRule => ({
  apply: (records) => rule.apply(records, operation),
  touches: (records) => rule.touches(operation, records),
  needs: () => rule.needs(operation),
});

/** The rule of an operation. A new kind of operation does not compile until it is listed here. */
export function ruleOf(operation: SingleOperation): BoundRule {
  switch (operation.type) {
    case 'setText': return bind(setText, operation);
    case 'replaceAll': return bind(replaceAll, operation);
    case 'setSpeaker': return bind(setSpeaker, operation);
    case 'setTime': return bind(setTime, operation);
    case 'shift': return bind(shift, operation);
    case 'stretch': return bind(stretch, operation);
    case 'split': return bind(split, operation);
    case 'merge': return bind(merge, operation);
    case 'insertSegment': return bind(insertSegment, operation);
    case 'deleteSegment': return bind(deleteSegment, operation);
    case 'addSpeaker': return bind(addSpeaker, operation);
    case 'renameSpeaker': return bind(renameSpeaker, operation);
    case 'mergeSpeakers': return bind(mergeSpeakers, operation);
    case 'deleteSpeaker': return bind(deleteSpeaker, operation);
    case 'addChapter': return bind(addChapter, operation);
    case 'setChapter': return bind(setChapter, operation);
    case 'deleteChapter': return bind(deleteChapter, operation);
    case 'addReference': return bind(addReference, operation);
    case 'setReference': return bind(setReference, operation);
    case 'deleteReference': return bind(deleteReference, operation);
    case 'setIntroduction': return bind(setIntroduction, operation);
  }
}
