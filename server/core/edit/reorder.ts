import type { SingleOperation } from './operation.ts';
import { isOrderKey, keyBetween } from './order.ts';
import type { OrderedKind, RecordsReader } from './records.ts';

/** An operation whose place was taken in the meantime, with a key right beside it; any other operation is returned as it is. */
export function reorder(records: RecordsReader, operation: SingleOperation): SingleOperation {
  switch (operation.type) {
    case 'split': {
      const whole = records.get('segments', operation.segmentId);
      const next = whole && records.after('segments', whole.order);
      const fits = !whole || (operation.order > whole.order && (!next || operation.order < next.order));
      return fits ? operation : { ...operation, order: keyBetween(whole.order, next?.order ?? null) };
    }
    case 'insertSegment': return { ...operation, segment: { ...operation.segment, order: freeKey(records, 'segments', operation.segment) } };
    case 'addReference': return { ...operation, reference: { ...operation.reference, order: freeKey(records, 'references', operation.reference) } };
    case 'setReference': {
      const { referenceId: id, order } = operation;
      return order === undefined ? operation : { ...operation, order: freeKey(records, 'references', { id, order }) };
    }
    default: return operation;
  }
}

/** The key itself if it is free, else one between it and the next. */
function freeKey(records: RecordsReader, kind: OrderedKind, { id, order }: { id: string; order: string }): string {
  const there = records.at(kind, order);
  if (!there || there.id === id || !isOrderKey(order)) return order;
  return keyBetween(order, records.after(kind, order)?.order ?? null);
}
