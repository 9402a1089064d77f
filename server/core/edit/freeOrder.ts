import type { Id } from '../model/id.ts';
import { failed, type Failed } from './failure.ts';
import { isOrderKey } from './order.ts';
import type { OrderedKind, RecordsReader } from './records.ts';

/** Checks that a record may take an order key: the key is well-formed, so others fit beside it, and no other record has it. Null if it may. */
export function freeOrder(records: RecordsReader, kind: OrderedKind, id: Id, order: string): Failed | null {
  if (!isOrderKey(order)) return failed('order-unusable', id, `No key fits beside the order key "${order}": make keys with keyBetween.`, 'order');
  const there = records.at(kind, order);
  return there && there.id !== id ? failed('order-taken', id, `The order key "${order}" is that of ${there.id}: choose one between its neighbours.`, 'order') : null;
}
