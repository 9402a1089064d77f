import type { Id } from '../model/id.ts';
import type { Changes } from './changes.ts';
import type { Failed } from './failure.ts';
import type { Needs } from './needs.ts';
import type { SingleOperation } from './operation.ts';
import type { RecordsReader } from './records.ts';

export interface Done {
  ok: true;
  changes: Changes;
  /** Applied in this order, they take the changes back exactly. */
  inverse: SingleOperation[];
}

/** A field that an operation writes; `'*'` is the whole record (made or removed). */
export interface Touch {
  recordId: Id;
  field: string;
  /** What the operation wants there, where it says so itself. */
  value?: unknown;
}

export type OperationOf<T extends SingleOperation['type']> = Extract<SingleOperation, { type: T }>;

/** What one kind of operation means. Each lives in a file of its own. */
export interface Rule<T extends SingleOperation['type']> {
  /** The changes, or why there are none. Reads the records through the reader only, and changes none of them. */
  apply(records: RecordsReader, operation: OperationOf<T>): Done | Failed;
  /** Every field that `apply` may change, read from the records it will be applied to. */
  touches(operation: OperationOf<T>, records: RecordsReader): Touch[];
  /** The records that `apply` and `touches` ask for. */
  needs(operation: OperationOf<T>): Partial<Needs>;
}
