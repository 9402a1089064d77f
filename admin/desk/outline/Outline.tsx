import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { formatTimestamp } from '#core/time/timestamp';
import { useAttention, useDesk, usePlayback, useWorkbench } from '../context';
import { chaptersOf } from '../flags';
import { SpeakerMore } from '../speakers/SpeakerMore';
import { useCast } from '../useCast';

/** The chapters, and who speaks how often. */
export const Outline = () => {
  const translate = useTranslate();
  return (
    <nav className="outline" aria-label={translate('desk.outline.label')}>
      <Chapters />
      <Speakers />
    </nav>
  );
};

const Chapters = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const records = useDesk((state) => state.records.chapters);
  const chapters = useMemo(() => chaptersOf({ chapters: records }), [records]);
  const place = usePlayback(({ timeMs }) => chapters.findLast(({ startMs }) => startMs <= timeMs)?.id);
  return (
    <section>
      <h2>{translate('desk.outline.chapters')}</h2>
      {chapters.length === 0 && <p className="quiet pad">{translate('desk.outline.noChapters')}</p>}
      <ol>
        {chapters.map(({ id, title, startMs }) => (
          <li key={id}>
            <button type="button" className="entry" aria-current={id === place || undefined} onClick={() => workbench.goToTime(startMs)}>
              <span className="at">{formatTimestamp(startMs)}</span>{' '}
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Speakers = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const people = useCast();
  const speaking = useAttention(({ current }) => (current === null ? null : (workbench.segment(current)?.speakerId ?? null)));
  return (
    <section>
      <h2>{translate('desk.outline.speakers')}</h2>
      {people.length === 0 && <p className="quiet pad">{translate('desk.outline.noSpeakers')}</p>}
      <ul className="speakers">
        {people.map(({ id, name, colour, segments }, i) => (
          <li key={id}>
            <button type="button" className="entry" aria-current={id === speaking || undefined} title={translate('desk.outline.nextOf', { name })} onClick={() => workbench.nextOf(id)}>
              <span className="dot" style={{ background: colour }} />
              <span className="name">{name}</span>{' '}
              {i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>}
              <span className="count">{segments}<span className="visually-hidden"> {translate('desk.outline.segments', { smart_count: segments })}</span></span>
            </button>
            {workbench.editable && <SpeakerMore id={id} name={name} />}
          </li>
        ))}
      </ul>
    </section>
  );
};
