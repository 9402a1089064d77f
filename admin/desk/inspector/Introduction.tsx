import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAttention, useDesk, useWorkbench } from '../context';
import { focus } from '../focus';
import { tidied } from './tidied';

const LONGEST = 100_000;

/** The introduction of the show notes, written in place. Every letter is an edit at once, as in the transcript. */
export const Introduction = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const id = useId();
  const { episode, introduction: imported } = workbench.desk;
  const written = useDesk(({ records }) => records.notes.get(episode.id)?.introduction ?? null);
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = useAttention(({ introducing }) => introducing);
  const words = (key: string) => translate(`desk.notes.${key}`);
  const current = written ?? imported;
  const isWritable = workbench.editable && episode.notesFormat !== 'none';
  return (
    <section className="introduction">
      <div className="row spread">
        <h3 id={id}>{words('introduction')}</h3>
        {isWritable && written !== null && <button type="button" className="link" onClick={() => workbench.introduce(imported)}>{words('restore')}</button>}
      </div>
      {!isWritable && (current ? <p className="read">{current}</p> : <p className="quiet">{words(episode.notesFormat === 'none' ? 'noNotes' : 'noIntroduction')}</p>)}
      {isWritable && (
        <>
          <p className="quiet" id={`${id}-how`}>{words('how')}</p>
          <textarea
            ref={wanted ? focus : null}
            aria-labelledby={id} aria-describedby={`${id}-how`} rows={6} maxLength={LONGEST} placeholder={words('noIntroduction')}
            value={typed !== null && tidied(typed) === current ? typed : current} // a space at the end belongs to the typing, not to the text
            onChange={(event) => { setTyped(event.target.value); workbench.introduce(event.target.value); }}
            onBlur={() => { setTyped(null); workbench.store.endTyping(); workbench.attention.set({ introducing: false }); }}
          />
        </>
      )}
    </section>
  );
};
