import type { Command } from '../keys/command';
import { all, editable } from '../keys/when';

const someFinding: Command['when'] = ({ findings }) => findings.get().list.length > 0 || 'desk.commands.why.noFinding';
const fixable: Command['when'] = ({ findings, attention }) => {
  const { list, at } = findings.get();
  return (attention.get().tab === 'review' && Boolean(list[at]?.fixes.length)) || 'desk.commands.why.noFix';
};

export const inspectorCommands: readonly Command[] = [
  { id: 'review.next', title: 'desk.commands.review.next', group: 'review', when: someFinding, run: (workbench) => workbench.finding(1) },
  { id: 'review.previous', title: 'desk.commands.review.previous', group: 'review', when: someFinding, run: (workbench) => workbench.finding(-1) },
  { id: 'review.fix', title: 'desk.commands.review.fix', group: 'review', when: all(editable, someFinding, fixable), run: (workbench) => workbench.fixFirst() },
];
