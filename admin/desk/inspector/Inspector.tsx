import { useRef, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { TABS, type Tab } from '../attention';
import { useAttention, useReview, useWorkbench } from '../context';
import { HistoryTab } from '../history/HistoryTab';
import { ReviewTab } from '../review/ReviewTab';
import { ChaptersTab } from './ChaptersTab';
import { LinksTab } from './LinksTab';
import { NotesTab } from './NotesTab';
import { SourcesTab } from './SourcesTab';

const panels: Record<Tab, () => React.ReactNode> = { review: ReviewTab, chapters: ChaptersTab, links: LinksTab, notes: NotesTab, sources: SourcesTab, history: HistoryTab };

/** What is beside the transcript: one thing at a time. */
export const Inspector = () => {
  const { attention } = useWorkbench();
  const translate = useTranslate();
  const tab = useAttention((state) => state.tab);
  const open = useReview((state) => state.open.length);
  const tabs = useRef<HTMLDivElement>(null);
  const Panel = panels[tab];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]!;
    attention.set({ tab: next });
    tabs.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <aside className="inspector" aria-label={translate('desk.inspector.label')}>
      <div className="tabs" role="tablist" tabIndex={-1} ref={tabs} onKeyDown={onKeyDown}>
        {TABS.map((each) => (
          <button key={each} type="button" role="tab" id={`desk-tab-${each}`} data-tab={each} aria-selected={each === tab} aria-controls="desk-panel" tabIndex={each === tab ? 0 : -1} onClick={() => attention.set({ tab: each })}>
            {translate(`desk.inspector.${each}`)}
            {each === 'review' && open > 0 && <span className="count">{open}</span>}
          </button>
        ))}
      </div>
      <div className="panel" role="tabpanel" id="desk-panel" aria-labelledby={`desk-tab-${tab}`} tabIndex={0}>
        <Panel />
      </div>
    </aside>
  );
};
