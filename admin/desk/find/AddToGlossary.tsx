import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../../dataProvider';
import { useWorkbench } from '../context';
import { useFind } from './useFind';

/** Adds the replacement to the glossary as a rule for all episodes of the show, including future ones. */
export const AddToGlossary = () => {
  const { desk } = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const translate = useTranslate();
  const query = useFind((state) => state.query);
  const [added, setAdded] = useState<{ wrong: string; right: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, right] = [query.find.trim(), query.replacement.trim()];
  if (query.regex || wrong === '' || wrong.length > 200 || right === '' || right.length > 500) return null;
  if (added?.wrong === wrong && added.right === right) return <output className="to-glossary quiet">{translate('desk.find.addedToGlossary')}</output>;
  const add = async () => {
    setProblem(null);
    try {
      await provider.addRule(desk.show.id, { wrong, right, caseRule: query.matchCase ? 'exact' : query.keepCapitals ? 'keep' : 'any', wholeWord: query.wholeWord, note: null, enabled: true });
      setAdded({ wrong, right });
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <div className="to-glossary">
      <button type="button" className="link" onClick={() => void add()}>{translate('desk.find.addToGlossary')}</button>
      {problem && <p role="alert">{translate(problem, { _: problem })}</p>}
    </div>
  );
};
