import type { FeedPlace } from '#core/model/episode';
import type { Command } from '../keys/command';
import { all, editable } from '../keys/when';
import type { Workbench } from '../workbench';

const why = 'desk.commands.why';

const publishes = ({ desk }: Workbench) => desk.role === 'publisher' || `${why}.notPublisher`;
const stands = (places: readonly FeedPlace[], otherwise: string) => ({ standing }: Workbench) => places.includes(standing.get().feed) || `${why}.${otherwise}`;

export const leavingCommands: readonly Command[] = [
  { id: 'episode.takeOut', title: 'desk.commands.episode.takeOut', group: 'desk', when: all(publishes, stands(['in', 'kept', 'returning'], 'notInFeed')), run: ({ attention }) => attention.set({ leaving: 'feed' }) },
  { id: 'episode.putBack', title: 'desk.commands.episode.putBack', group: 'desk', when: all(publishes, stands(['leaving', 'out', 'gone'], 'inFeed')), run: ({ attention }) => attention.set({ leaving: 'back' }) },
  { id: 'episode.delete', title: 'desk.commands.episode.delete', group: 'desk', when: all(editable, stands(['new'], 'notNew')), run: ({ attention }) => attention.set({ leaving: 'stet' }) },
];
