import { Button, IconButton } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { formatTimestamp } from '#core/time/timestamp';
import { useAttention, useDesk, usePlayback, useWorkbench } from '../context';
import { chaptersOf } from '../flags';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import { typedTime } from '../transcript/typedTime';
import { Field } from './Field';

export const ChaptersTab = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const records = useDesk((state) => state.records.chapters);
  const chapters = useMemo(() => chaptersOf({ chapters: records }), [records]);
  const playheadMs = usePlayback(({ available, timeMs }) => (available ? Math.floor(timeMs / 1_000) * 1_000 : null));
  const currentMs = useAttention(({ current }) => (current === null ? null : (workbench.segment(current)?.startMs ?? null)));
  const titling = useAttention((attention) => attention.titling);
  const words = (key: string, values = {}) => translate(`desk.chapters.${key}`, values);
  const readOnly = !workbench.editable;
  const addMs = playheadMs ?? currentMs ?? 0;
  return (
    <>
      {chapters.length === 0 && <p className="teach">{words('emptyBody')}</p>}
      <ol className="chapters">
        {chapters.map(({ id, startMs, title }) => (
          <li key={id}>
            <Field
              className="at" label={words('time', { title })} value={formatTimestamp(startMs)} readOnly={readOnly} recordId={id} field="time" whole
              take={(typed) => {
                const time = typedTime(typed, startMs);
                if (time === null) return words('wrongTime');
                return workbench.put({ type: 'setChapter', chapterId: id, startMs: time });
              }}
            />
            <Field
              label={words('title', { time: formatTimestamp(startMs) })} value={title} readOnly={readOnly} placeholder={words('newTitle')} recordId={id} field="title" longest={1_000} focused={id === titling && 'replace'} blurred={() => id === titling && workbench.attention.set({ titling: null })}
              take={(typed) => (typed.trim() === title ? null : workbench.put({ type: 'setChapter', chapterId: id, title: typed.trim() }, id))}
            />
            {!readOnly && <Tip words={words('remove', { title })}><IconButton aria-label={words('remove', { title })} onClick={() => workbench.perform({ type: 'deleteChapter', chapterId: id })}><Icon name="remove" /></IconButton></Tip>}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <Button className="begins-the-line" startIcon={<Icon name="add" />} onClick={() => workbench.beginChapter(addMs, words('newTitle'))}>
          {words('add', { time: formatTimestamp(addMs) })}
        </Button>
      )}
    </>
  );
};
