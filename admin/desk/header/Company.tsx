import { useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { peopleIn } from '../live/companyAt';

/** Who else is in this episode: "Mia is here". */
export const Company = () => {
  const { live } = useWorkbench();
  const translate = useTranslate();
  const company = useSyncExternalStore(live.company.subscribe, live.company.get);
  const people = peopleIn(company, live.me);
  const names = people.map(({ name, isMe }) => (isMe ? translate('desk.company.me') : name));
  const [first, second] = names;
  const words = names.length === 0 ? '' : people[0]!.isMe
    ? translate('desk.company.onlyMe')
    : names.length === 1 ? translate('desk.company.one', { name: first })
    : names.length === 2 ? translate('desk.company.two', { name: first, other: second })
    : translate('desk.company.many', { name: first, smart_count: names.length - 1 });
  return <output className="company" aria-live="polite" title={names.length > 1 ? names.join(', ') : undefined}>{words}</output>;
};
