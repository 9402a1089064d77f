import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Place } from '#core/model/linked';
import { useWorkbench } from '../context';
import { OtherRecordings } from './OtherRecordings';
import { usePlaces } from './usePlaces';

/** Where else the transcript and the chapters can be found: what each place holds, when it was fetched, and which one is used. */
export const SourcesTab = () => {
  const { editable, desk } = useWorkbench();
  const translate = useTranslate();
  const { places, problem, busy, look, fetchAgain, use } = usePlaces();
  const words = (key: string, values = {}) => translate(`desk.sources.${key}`, values);
  if (problem) return <p className="teach" role="alert">{translate(problem, { _: problem })}</p>;
  if (!places) return <output className="quiet">{words('reading')}</output>;
  const files = places.filter(({ id }) => id !== null);
  return (
    <>
      {files.length === 0 && <p className="teach">{words('emptyBody')}</p>}
      {(['transcript', 'chapters'] as const).map((kind) => {
        const ofKind = places.filter((place) => place.kind === kind);
        return files.some((place) => place.kind === kind) && (
          <section key={kind} className="sources">
            <h3>{words(kind)}</h3>
            <ul>
              {ofKind.map((place) => <Source key={place.id ?? 'notes'} place={place} onUse={editable && !place.used && holds(place) ? () => void use(place) : null} onFetch={editable && place.status === 'unasked' ? () => void fetchAgain([place.id!]) : null} busy={busy} />)}
            </ul>
            {editable && kind === 'chapters' && <OtherRecordings showId={desk.episode.showId} onAsked={() => void look()} />}
          </section>
        );
      })}
      {editable && files.some(({ role }) => role !== 'id3') && <Button variant="outlined" disabled={busy} onClick={() => void fetchAgain()}>{words('fetch')}</Button>}
    </>
  );
};

const holds = ({ kind, counts }: Place): boolean => counts !== null && (kind === 'transcript' ? counts.segments : counts.chapters) > 0;

interface SourceProps {
  place: Place;
  onUse: (() => void) | null;
  onFetch: (() => void) | null;
  busy: boolean;
}

const Source = ({ place, onUse, onFetch, busy }: SourceProps) => {
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`desk.sources.${key}`, values);
  const { name, url, format, language, status, problem, fetchedAt, counts, used, first, kind } = place;
  const about = [format, language, counts && (kind === 'transcript' ? words('segments', { smart_count: counts.segments }) : words('chaptersHeld', { smart_count: counts.chapters })), kind === 'transcript' && counts && counts.segments > 0 && counts.named === 0 && words('unnamed')].filter(Boolean);
  return (
    <li aria-current={used || undefined}>
      <p className="name">{url ? <a href={url} target="_blank" rel="noreferrer">{name}</a> : name}{used && <strong> {words('used')}</strong>}</p>
      {about.length > 0 && <p className="quiet">{about.join(' · ')}</p>}
      {status === 'waiting' && <output className="quiet">{words('waiting')}</output>}
      {status === 'unasked' && <p className="quiet">{words('unasked')}</p>}
      {status === 'gone' && <p className="quiet">{words('gone')}</p>}
      {status === 'problem' && <p className="wrong">{problem}</p>}
      {fetchedAt && status === 'ok' && <p className="quiet">{words('fetched', { at: new Date(fetchedAt).toLocaleString() })}</p>}
      {first && !used && <p className="quiet">{words('first', { why: first })}</p>}
      {onUse && <Button size="small" disabled={busy} onClick={onUse}>{words('use')}</Button>}
      {onFetch && <Button size="small" disabled={busy} onClick={onFetch}>{words('look')}</Button>}
    </li>
  );
};
