import { Button, useTheme } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatExact } from '#core/time/timestamp';
import { ConflictCard } from '../conflict/ConflictCard';
import { useAttention, useDesk, useWorkbench } from '../context';
import { printed } from '../keys/printed';
import { Announcer } from './Announcer';
import { pasteTurns } from './clipboard/paste';
import { useClipboard } from './clipboard/useClipboard';
import { faces } from './faceOf';
import { watchPointer } from './pointer';
import { chosenSegments } from './selection';
import { OfferedSpeakers } from './OfferedSpeakers';
import { TranscriptView } from './transcriptView';
import { useCompany } from './useCompany';
import { useSpoken } from './useSpoken';

/** The page takes the focus when the user leaves the text: keys then act on its segments. */
const focusable = { tabIndex: 0 };

/** The page. React mounts it once and then leaves it alone; the view draws itself from the store. */
export const Transcript = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const { mode } = useTheme().palette;
  const mount = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLElement>(null);
  const shade = useRef(mode);
  const empty = useDesk(({ order }) => order.length === 0);
  const unplaced = useAttention(({ current }) => current === null);
  const [view, setView] = useState<TranscriptView | null>(null);

  useEffect(() => {
    if (!mount.current || empty) return undefined;
    const made = new TranscriptView({
      mount: mount.current,
      store: workbench.store,
      language: workbench.desk.show.language ?? '',
      structure: workbench,
      entered: (id) => workbench.settle(id),
      leave: () => {
        workbench.attention.set({ offer: null });
        page.current?.focus();
      },
      typed: () => workbench.attention.get().offer && workbench.attention.set({ offer: null }),
      pasteTurns: (clipboard, caret) => pasteTurns(workbench, clipboard, caret),
      board: {
        editable: workbench.editable,
        face: faces(workbench, () => shade.current),
        label: (key, values) => translate(key, values),
        tip: (key, command) => [translate(key), ...workbench.keys.of(command).slice(0, 1).map((keys) => `(${printed(keys)})`)].join(' '),
        playFrom: (id) => {
          const { playing } = workbench.playback.getState();
          workbench.settle(id);
          if (workbench.toStart(id)) workbench.playback.play();
          // or Space would press the button again
          page.current?.focus({ preventScroll: true });
          return !playing;
        },
        pauseAt: (id) => {
          workbench.playback.pause();
          workbench.toStart(id);
        },
        retime: (id, typed) => {
          const wrong = workbench.retime(id, typed);
          return wrong && translate(wrong, { _: wrong });
        },
        exactTime: (id) => {
          const startMs = workbench.segment(id)?.startMs ?? null;
          return startMs === null ? '' : formatExact(startMs);
        },
        timeDraft: (id) => workbench.drafts.of(id, 'time'),
        keepTime: (id, draft) => (draft === null ? workbench.drafts.drop(id, 'time') : workbench.drafts.keep(id, 'time', draft)),
        chooseSpeaker: (id, anchor) => workbench.editable && workbench.attention.set({ current: id, speakerMenu: { id, anchor } }),
        openMenu: (id, anchor) => {
          if (!chosenSegments(workbench).includes(id)) workbench.settle(id);
          workbench.attention.set({ segmentMenu: { id, anchor } });
        },
        leaveField: (id) => {
          workbench.settle(id);
          page.current?.focus();
        },
      },
    });
    workbench.show(made);
    setView(made);
    const unwatch = page.current ? watchPointer(page.current, made, workbench) : undefined;
    return () => {
      unwatch?.();
      workbench.show(null);
      setView(null);
      made.destroy();
    };
  }, [workbench, translate, empty]);

  // whoever opens the desk works on the transcript, without looking for it first; a dialog that opens with it keeps the focus
  useEffect(() => {
    if (document.activeElement === document.body) page.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (shade.current === mode) return;
    shade.current = mode;
    view?.painting.changed(new Set(view.views.keys()));
  }, [mode, view]);
  useEffect(() => {
    let { marks } = workbench.review.get();
    return workbench.review.subscribe(() => {
      const before = marks;
      ({ marks } = workbench.review.get());
      if (marks === before) return;
      view?.painting.changed(new Set([...before.keys(), ...marks.keys()].filter((id) => before.get(id) !== marks.get(id))));
    });
  }, [workbench, view]);
  useEffect(() => workbench.keys.subscribe(() => view?.tip()), [workbench, view]);
  useCompany(view);
  useSpoken(view);
  useClipboard();

  return (
    <section className={unplaced ? 'page unplaced' : 'page'} ref={page} {...focusable} aria-label={translate('desk.transcript.segments')} data-keys="segments">
      {empty ? (
        <div className="no-transcript">
          <h2>{translate('desk.transcript.emptyTitle')}</h2>
          <p>{translate('desk.transcript.emptyBody')}</p>
          {workbench.editable && (
            <div className="row">
              <Button variant="contained" color="primary" onClick={() => workbench.attention.set({ importing: { file: null } })}>{translate('desk.transcript.import')}</Button>
              <Button variant="outlined" onClick={() => workbench.startTranscript()}>{translate('desk.transcript.start')}</Button>
            </div>
          )}
        </div>
      ) : (
        <div className="sheet" ref={mount} />
      )}
      <Announcer view={view} />
      {view && <ConflictCard view={view} />}
      {view && <OfferedSpeakers view={view} />}
    </section>
  );
};
