import { useRef, useSyncExternalStore, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { TABS, type Tab } from '../attention';
import { useAttention, useDesk, useReview, useWorkbench } from '../context';
import { HistoryTab } from '../history/HistoryTab';
import { ReviewTab } from '../review/ReviewTab';
import { ChaptersTab } from './ChaptersTab';
import { LinksTab } from './LinksTab';
import { NotesTab } from './NotesTab';
import { SourcesTab } from './SourcesTab';

const panels: Record<Tab, () => React.ReactNode> = { review: ReviewTab, chapters: ChaptersTab, links: LinksTab, notes: NotesTab, sources: SourcesTab, history: HistoryTab };

/** The tabs that contain a draft. */
function useUnfinished(): Partial<Record<Tab, boolean>> {
  const { drafts } = useWorkbench();
  useSyncExternalStore(drafts.subscribe, drafts.get);
  return { chapters: useDesk(({ records }) => drafts.among(records.chapters)), links: useDesk(({ records }) => drafts.among(records.references)) };
}

/** The panel beside the transcript, one tab at a time. */
export const Inspector = () => {
  const { attention } = useWorkbench();
  const translate = useTranslate();
  const tab = useAttention((state) => state.tab);
  const open = useReview((state) => state.open.length);
  const unfinished = useUnfinished();
  const tabs = useRef<HTMLDivElement>(null);
  const Panel = panels[tab];
  const onKeyDown = (event: KeyboardEvent) => {
    const at = TABS.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = TABS.at(to % TABS.length)!;
    attention.set({ tab: next });
    tabs.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <aside className="inspector" aria-label={translate('desk.inspector.label')}>
      <div className="tabs" role="tablist" tabIndex={-1} ref={tabs} onKeyDown={onKeyDown}>
        {TABS.map((each) => (
          <button key={each} type="button" role="tab" id={`desk-tab-${each}`} data-tab={each} aria-selected={each === tab} aria-controls="desk-panel" tabIndex={each === tab ? 0 : -1} onClick={() => attention.set({ tab: each })}>
            {translate(`desk.inspector.${each}`)}
            {each === 'review' && open > 0 && <>{' '}<span className="count">{open}</span></>}
            {unfinished[each] && <span className="unfinished"><span className="visually-hidden">, {translate('desk.inspector.hasUnfinished')}</span></span>}
          </button>
        ))}
      </div>
      <div className="panel" role="tabpanel" id="desk-panel" aria-labelledby={`desk-tab-${tab}`} tabIndex={0}>
        <Panel />
      </div>
    </aside>
  );
};
