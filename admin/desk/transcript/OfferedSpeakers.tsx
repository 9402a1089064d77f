import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslate } from 'react-admin';
import { useAttention, useWorkbench } from '../context';
import { useCast } from '../useCast';
import { takeOffer } from './speakerOffer';
import type { TranscriptView } from './transcriptView';

const SHOWN = 3;

/** Shown beside the name of a segment that was just split off: who else may be speaking. Enter once more takes the first. */
export const OfferedSpeakers = ({ view }: { view: TranscriptView }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const cast = useCast();
  const offer = useAttention((attention) => attention.offer);
  const [host] = useState(() => document.createElement('div'));
  const place = offer?.id ?? null;
  useEffect(() => (place === null ? undefined : view.house(place, host)), [view, place, host]);
  if (!offer) return null;
  const now = workbench.segment(offer.id)?.speakerId;
  const people = offer.speakers.filter((id) => id !== now).flatMap((id) => cast.find((person) => person.id === id) ?? []).slice(0, SHOWN);
  return createPortal(
    <fieldset className="speaker-offer" aria-label={translate('desk.offer.label')}>
      {people.map(({ id, name, colour }, i) => (
        <button
          key={id} type="button" tabIndex={-1} style={{ color: colour }} title={translate('desk.offer.tip', { name })}
          // The caret stays where it is.
          onMouseDown={(event) => event.preventDefault()} onClick={() => takeOffer(workbench, offer.id, id)}
        >
          {i === 0 && <kbd>⏎</kbd>} {name}
        </button>
      ))}
    </fieldset>,
    host,
  );
};
