import type { Id } from '../model/id.ts';
import type { Changes } from './changes.ts';
import type { Failed } from './failure.ts';
import type { Needs } from './needs.ts';
import type { SingleOperation } from './operation.ts';
import type { RecordsReader } from './records.ts';

export interface Done {
  ok: true;
  changes: Changes;
  /** Applied in this order, they undo the changes exactly. */
  inverse: SingleOperation[];
}

/** A field that an operation writes; `'*'` is the whole record (added or removed). */
export interface Touch {
  recordId: Id;
  field: string;
  /** The value that the operation sets, if it states one. */
  value?: unknown;
}

export type OperationOf<T extends SingleOperation['type']> = Extract<SingleOperation, { type: T }>;

/** The meaning of one kind of operation. Each has its own file. */
export interface Rule<T extends SingleOperation['type']> {
  /** The changes, or why there are none. Reads records only through the reader and changes none. */
  apply(records: RecordsReader, operation: OperationOf<T>): Done | Failed;
  /** Every field that `apply` may change, read from the records it is applied to. */
  touches(operation: OperationOf<T>, records: RecordsReader): Touch[];
  /** The records that `apply` and `touches` ask for. */
  needs(operation: OperationOf<T>): Partial<Needs>;
}
