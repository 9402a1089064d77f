import type { Mark } from './sideBySide';

/** Text with the pencil's marks in it. */
export const Marks = ({ marks }: { marks: readonly Mark[] }) =>
  marks.map(({ kind, text }, at) => {
    if (kind === 'removed') return <del key={at} className="mark">{text}</del>;
    return kind === 'added' ? <ins key={at} className="mark">{text}</ins> : <span key={at}>{text}</span>;
  });
