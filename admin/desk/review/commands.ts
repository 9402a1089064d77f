import type { Command } from '../keys/command';
import { all, editable, playable } from '../keys/when';
import { stretchOf } from './place';

const some: Command['when'] = ({ review }) => review.get().list.length > 0 || 'desk.commands.why.noFinding';
const atHand: Command['when'] = (workbench) => (workbench.shows('review') && workbench.review.finding !== undefined) || 'desk.commands.why.noFindingOpen';
const offers = (ways: number): Command['when'] => (workbench) => (workbench.shows('review') && workbench.review.ways >= ways) || 'desk.commands.why.noFix';
const open: Command['when'] = ({ review }) => !review.get().filter.ignored || 'desk.commands.why.ignored';
const ignored: Command['when'] = ({ review }) => review.get().filter.ignored || 'desk.commands.why.notIgnored';
const timed: Command['when'] = ({ review, store }) => (review.finding !== undefined && stretchOf(review.finding, store.getState()) !== null) || 'desk.commands.why.noTime';

export const reviewCommands: readonly Command[] = [
  { id: 'review.next', title: 'desk.commands.review.next', group: 'review', when: some, run: ({ review }) => review.step(1) },
  { id: 'review.previous', title: 'desk.commands.review.previous', group: 'review', when: some, run: ({ review }) => review.step(-1) },
  { id: 'review.hear', title: 'desk.commands.review.hear', group: 'review', when: all(playable, atHand, timed), run: ({ review }) => review.hear() },
  { id: 'review.fix', title: 'desk.commands.review.fix', group: 'review', when: all(editable, some, offers(1)), run: ({ review }) => review.fix() },
  { id: 'review.secondFix', title: 'desk.commands.review.secondFix', group: 'review', when: all(editable, some, offers(2)), run: ({ review }) => review.fix(1) },
  { id: 'review.ignore', title: 'desk.commands.review.ignore', group: 'review', when: all(editable, open, atHand), run: ({ review }) => review.ask(true) },
  { id: 'review.acceptShown', title: 'desk.commands.review.acceptShown', group: 'review', when: all(editable, open, some), run: ({ review }) => review.askShown() },
  { id: 'review.showIgnored', title: 'desk.commands.review.showIgnored', group: 'review', when: open, run: (workbench) => {
    workbench.turnTo('review');
    workbench.review.show({ ignored: true });
  } },
  { id: 'review.showOpen', title: 'desk.commands.review.showOpen', group: 'review', when: ignored, run: ({ review }) => review.show({ ignored: false }) },
  { id: 'review.bringBack', title: 'desk.commands.review.bringBack', group: 'review', when: all(editable, ignored, atHand), run: ({ review }) => review.bringBack() },
];
