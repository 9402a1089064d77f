import { useTranslate } from 'react-admin';
import { useDesk, useWorkbench } from '../context';
import { useFind } from './useFind';

const PLACES = { everywhere: [true, true], transcript: [true, false], beside: [false, true] } as const;
type Place = keyof typeof PLACES;

/** Which texts to search, and whose words. */
export const Where = () => {
  const workbench = useWorkbench();
  const { find } = workbench;
  const translate = useTranslate();
  const scope = useFind((state) => state.scope);
  useDesk((state) => state.structure);
  const place = (Object.keys(PLACES) as Place[]).find((each) => PLACES[each][0] === scope.transcript && PLACES[each][1] === scope.chapters) ?? 'everywhere';
  return (
    <div className="find-where">
      <select
        aria-label={translate('desk.find.where')} value={place} disabled={scope.speakerId !== null}
        onChange={(event) => {
          const [transcript, beside] = PLACES[event.target.value as Place];
          find.lookIn({ transcript, chapters: beside, references: beside, introduction: beside });
        }}
      >
        {Object.keys(PLACES).map((each) => <option key={each} value={each}>{translate(`desk.find.places.${each}`)}</option>)}
      </select>
      <select aria-label={translate('desk.find.speaker')} value={scope.speakerId ?? ''} onChange={(event) => find.lookIn(event.target.value === '' ? { speakerId: null } : { speakerId: event.target.value, transcript: true, chapters: true, references: true, introduction: true })}>
        <option value="">{translate('desk.find.everybody')}</option>
        {workbench.people().map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </div>
  );
};
