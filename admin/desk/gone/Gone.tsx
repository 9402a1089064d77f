import { Button } from '@mui/material';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { currentSession } from '../../authProvider';
import { copy } from '../../copy';
import { ButtonLink } from '../../layout/ButtonLink';
import { Empty } from '../../layout/Empty';
import type { Waiting } from '../store/saveState';
import { KeptDrafts } from '../inspector/keptDrafts';
import { forgetUnsentOf, unsentOf } from '../store/unsentOf';
import { whatWaits } from '../store/whatWaits';
import { typedWords } from './typedWords';

const nothing = { words: [], edits: 0, decisions: 0 };

interface GoneProps {
  episodeId: string;
  /**
   * The episode was deleted; or it cannot be found, which may mean that the user may no longer see it; or the user may now only read it. Only if it
   * was deleted is anything forgotten without asking.
   */
  why: 'deleted' | 'missing' | 'reading';
  /** Shown if nothing is unsent; by default, says that the episode was deleted. */
  children?: ReactNode;
}

/** Says that unsent edits can no longer be sent, and why, and offers the words that only this browser has before they are forgotten. */
export const Gone = ({ episodeId, why, children }: GoneProps) => {
  const deleted = why === 'deleted';
  const translate = useTranslate();
  const [left, setLeft] = useState<({ words: readonly string[] } & Waiting) | null>(null);
  const [copied, setCopied] = useState(false);
  const label = useId();

  useEffect(() => {
    let gone = false;
    const look = async () => {
      const { user } = await currentSession();
      const { edits, decisions } = await unsentOf(episodeId, user.id);
      const drafts = new KeptDrafts(localStorage, episodeId, user.id);
      const words = [...new Set([...typedWords(edits), ...(deleted ? drafts.words() : [])])];
      if (deleted && words.length === 0) await forgetUnsentOf(episodeId, user.id);
      if (!gone) setLeft({ words, edits: edits.length, decisions });
    };
    // a browser without storage has nothing to offer
    look().catch(() => !gone && setLeft(nothing));
    return () => void (gone = true);
  }, [episodeId, deleted]);

  const forget = async () => {
    const { user } = await currentSession();
    await forgetUnsentOf(episodeId, user.id);
    if (deleted) new KeptDrafts(localStorage, episodeId, user.id).forget();
    setLeft(nothing);
  };
  if (left === null) return null;
  const { words, edits, decisions } = left;
  const back = <ButtonLink to="/episodes" variant="outlined">{translate('desk.error.back')}</ButtonLink>;
  if (deleted ? words.length === 0 : edits + decisions === 0) return children ?? <main><Empty title={translate('desk.gone.title.deleted')} body={translate('desk.gone.body')} action={back} /></main>;
  const text = words.join('\n\n');
  return (
    <main>
      <Empty
        title={translate(`desk.gone.title.${why}`)}
        body={deleted ? translate('desk.gone.words', { smart_count: words.length }) : `${translate(`desk.gone.${why}`, { what: whatWaits(translate, left), smart_count: edits + decisions })} ${words.length > 0 ? translate('desk.gone.copyWords') : ''}`}
        action={words.length === 0 ? <Button variant="outlined" onClick={() => void forget()}>{translate('desk.gone.forget')}</Button> : (
          <>
            <label className="visually-hidden" htmlFor={label}>{translate('desk.gone.label')}</label>
            <textarea id={label} className="gone-words" readOnly value={text} rows={Math.min(14, text.split('\n').length + 2)} />
            <Button variant="contained" color="primary" onClick={() => void copy({ text }).then(() => setCopied(true))}>{translate('desk.gone.copy')}</Button>
            <Button onClick={() => void forget()}>{translate('desk.gone.forget')}</Button>
            <output className="quiet">{copied ? translate('desk.gone.copied') : ''}</output>
          </>
        )}
        aside={back}
      />
    </main>
  );
};
