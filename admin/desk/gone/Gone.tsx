import { Button } from '@mui/material';
import { useEffect, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { currentSession } from '../../authProvider';
import { copy } from '../../copy';
import { ButtonLink } from '../../layout/ButtonLink';
import { Empty } from '../../layout/Empty';
import { forgetUnsentOf, unsentOf } from '../store/unsentOf';
import { typedWords } from './typedWords';

/** The episode was deleted: says so, and gives the words that nobody else has before they are forgotten. */
export const Gone = ({ episodeId }: { episodeId: string }) => {
  const translate = useTranslate();
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [copied, setCopied] = useState(false);
  const label = useId();

  useEffect(() => {
    let left = false;
    const look = async () => {
      const { user } = await currentSession();
      const found = typedWords(await unsentOf(episodeId, user.id));
      if (found.length === 0) await forgetUnsentOf(episodeId, user.id);
      if (!left) setWords(found);
    };
    // a browser that keeps nothing has nothing to give
    look().catch(() => !left && setWords([]));
    return () => void (left = true);
  }, [episodeId]);

  const forget = async () => {
    const { user } = await currentSession();
    await forgetUnsentOf(episodeId, user.id);
    setWords([]);
  };
  if (words === null) return null;
  const back = <ButtonLink to="/episodes" variant="outlined">{translate('desk.error.back')}</ButtonLink>;
  if (words.length === 0) return <main><Empty title={translate('desk.gone.title')} body={translate('desk.gone.body')} action={back} /></main>;
  const text = words.join('\n\n');
  return (
    <main>
      <Empty
        title={translate('desk.gone.title')} body={translate('desk.gone.words', { smart_count: words.length })}
        action={(
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
