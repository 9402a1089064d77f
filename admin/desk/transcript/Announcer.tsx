import { useCallback, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { formatTimestamp } from '#core/time/timestamp';
import { useAttention, useWorkbench } from '../context';
import type { TranscriptView } from './transcriptView';

/** Announces to screen readers which segment the keys act on. If the caret is in its words, they are read out anyway. */
export const Announcer = ({ view }: { view: TranscriptView | null }) => {
  const { store } = useWorkbench();
  const translate = useTranslate();
  const isWriting = useIsWriting(view);
  const current = useAttention((attention) => attention.current);
  const { records } = store.getState();
  const segment = current === null || isWriting ? undefined : records.segments.get(current);
  const speaker = segment?.speakerId ? records.speakers.get(segment.speakerId)?.name : undefined;
  const time = segment?.startMs == null ? translate('desk.segment.noTime') : formatTimestamp(segment.startMs);
  return (
    <div className="visually-hidden" aria-live="polite">
      {segment && translate('desk.transcript.at', { time, speaker: speaker ?? translate('desk.segment.noSpeaker'), text: segment.text.slice(0, 120) })}
    </div>
  );
};

function useIsWriting(view: TranscriptView | null): boolean {
  const subscribe = useCallback((changed: () => void) => {
    const leaving = new AbortController();
    for (const name of ['focusin', 'focusout']) view?.editor.dom.addEventListener(name, changed, leaving);
    return () => leaving.abort();
  }, [view]);
  return useSyncExternalStore(subscribe, () => view?.editor.hasFocus() ?? false);
}
