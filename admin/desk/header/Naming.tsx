import { useMemo, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { useDesk, useWorkbench } from '../context';
import { Tip } from '../Tip';
import { countCorrected } from './countCorrected';

/** Makes the title focusable, since the bar may have no room for all of it. */
const focusable = { tabIndex: 0 };

/** The episode and its state, one below the other. The tooltip of the title has both in full. */
export const Naming = () => {
  const workbench = useWorkbench();
  const { title } = useSyncExternalStore(workbench.item.subscribe, workbench.item.get);
  const stands = useStanding();
  return (
    <div className="naming">
      <Tip words={[title, workbench.desk.show.title, stands].join(' · ')}><h1 {...focusable}>{title}</h1></Tip>
      <p className="quiet">{stands}</p>
    </div>
  );
};

const NOTHING = { kind: 'corrected', segments: 0 } as const;

/** Whether the episode is published as it is here, and what was corrected, in words. */
function useStanding(): string {
  const { standing, store, item } = useWorkbench();
  const { state: told, feed, revision } = useSyncExternalStore(standing.subscribe, standing.get);
  const { inFeed } = useSyncExternalStore(item.subscribe, item.get);
  const translate = useTranslate();
  const records = useDesk((state) => state.records);
  const imported = useDesk((state) => state.imported);
  const corrected = useMemo(() => (imported ? countCorrected(records, imported) : NOTHING), [records, imported]);
  const isEditedSince = useDesk(() => store.edited || store.revision > revision);
  const what = corrected.kind !== 'corrected' || corrected.segments > 0 ? corrected.kind : Object.keys(inFeed).length > 0 ? 'ofItem' : 'untouched';
  const smartCount = corrected.kind === 'corrected' ? corrected.segments : 0;
  // the findings are shown beside it
  const state = isEditedSince ? 'edited' : told === 'findings' ? 'imported' : told;
  const stands = translate(`stet.state.${feed === 'in' || feed === 'new' ? state : feed}`);
  return imported ? `${stands}, ${translate(`desk.header.${what}`, { smart_count: smartCount })}` : stands;
}
