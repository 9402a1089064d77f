import { useTranslate } from 'react-admin';

const lines = [92, 97, 60, 95, 88, 96, 40, 93, 70];

/** Placeholders in the shape of the desk, shown while it loads. */
export const Skeleton = () => {
  const translate = useTranslate();
  return (
    <div className="desk" aria-busy="true">
      <div className="desk-header" />
      <div className="minimap" />
      <div className="columns">
        <div className="outline" />
        <main>
          <output className="visually-hidden">{translate('desk.loading')}</output>
          <div className="page"><div className="sheet">{lines.map((width, i) => <div key={width} className="bone" style={{ width: `${width}%`, marginTop: i % 3 === 0 ? 28 : 0 }} />)}</div></div>
        </main>
        <div className="inspector" />
      </div>
      <div className="player" />
    </div>
  );
};
