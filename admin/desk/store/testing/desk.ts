import { DeskStore } from '../deskStore';
import { Drawer } from './drawer';
import { FakeServer } from './fakeServer';
import { HandClock } from './handClock';
import { start } from './records';

/** A desk that is open, with all that is around it. */
export function desk({ server = new FakeServer(), drawer = new Drawer(), records = start(), revision = 0 } = {}) {
  const clock = new HandClock();
  let ids = 0;
  const visit = drawer.living.size + drawer.places.size;
  const seen = { diverged: 0 };
  const store = new DeskStore({
    records, revision, transport: server, keep: drawer.open(), clock, newId: () => `n${visit}-${revision}-${ids++}`, me: 'me', random: () => 0, diverged: () => void (seen.diverged += 1),
  });
  const text = (id: string) => store.getState().records.segments.get(id)?.text;
  return { store, server, clock, drawer, text, seen, saving: () => store.getState().saving };
}
