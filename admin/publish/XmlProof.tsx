import type { Hunk } from '#core/model/publication';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';

type HunkOfFeed = z.infer<typeof Hunk>;
type HunkLine = HunkOfFeed['lines'][number];

/** Splits a line where it changed. Ranges are UTF-16 offsets in its text. */
function pieces({ text, changed }: HunkLine): { text: string; changed: boolean }[] {
  const result: { text: string; changed: boolean }[] = [];
  let at = 0;
  for (const [start, end] of [...changed].sort((a, b) => a[0] - b[0])) {
    if (start > at) result.push({ text: text.slice(at, start), changed: false });
    result.push({ text: text.slice(Math.max(at, start), end), changed: true });
    at = Math.max(at, end);
  }
  if (at < text.length) result.push({ text: text.slice(at), changed: false });
  return result;
}

const CONTEXT = 90;
/** A line of a feed can contain a whole transcript, so of a long one only the surroundings of a change are shown. */
function shortened(parts: ReturnType<typeof pieces>) {
  return parts.map((part, at) => {
    if (part.changed || part.text.length <= 2 * CONTEXT + 20) return part;
    const head = at === 0 ? '' : part.text.slice(0, CONTEXT);
    const tail = at === parts.length - 1 ? '' : part.text.slice(-CONTEXT);
    return { ...part, text: at === 0 && at === parts.length - 1 ? `${part.text.slice(0, 2 * CONTEXT)}…` : `${head}…${tail}` };
  });
}

const sign = { same: ' ', removed: '−', added: '+' };

const ProofLine = ({ line, number }: { line: HunkLine; number: number }) => {
  const translate = useTranslate();
  const Tag = line.kind === 'removed' ? 'del' : 'ins';
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '56px 20px 1fr', color: line.kind === 'same' ? 'var(--muted)' : 'var(--ink)' }}>
      <Box aria-hidden="true" sx={{ textAlign: 'right', paddingRight: '12px', color: 'var(--muted)', userSelect: 'none' }}>{number}</Box>
      <Box sx={{ userSelect: 'none', color: line.kind === 'same' ? 'var(--muted)' : 'var(--red)' }}>
        <span aria-hidden="true">{sign[line.kind]}</span>
        {line.kind !== 'same' && <span className="visually-hidden">{translate(`publish.${line.kind}`)}</span>}
      </Box>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', minWidth: 0 }}>
        {shortened(pieces(line)).map((piece, at) => (piece.changed ? <Tag key={at} className="mark">{piece.text}</Tag> : <span key={at}>{piece.text}</span>))}
      </Box>
    </Box>
  );
};

/** Each line with its number: removed ones are counted in the old feed, the others in the new. */
function numbered({ oldLine, newLine, lines }: HunkOfFeed): { line: HunkLine; number: number }[] {
  let [before, after] = [oldLine, newLine];
  return lines.map((line) => {
    const number = line.kind === 'removed' ? before : after;
    if (line.kind !== 'added') before += 1;
    if (line.kind !== 'removed') after += 1;
    return { line, number };
  });
}

const Proof = ({ hunk }: { hunk: HunkOfFeed }) => (
  <Box sx={{ padding: '10px 16px 10px 0', borderTop: '1px solid var(--line)', '&:first-of-type': { borderTop: 0 } }}>
    {numbered(hunk).map(({ line, number }, at) => <ProofLine key={at} line={line} number={number} />)}
  </Box>
);

/** The bytes themselves, for those who want them: the feed's XML as a corrected proof. */
export const XmlProof = ({ hunks, title, isOpen = false }: { hunks: HunkOfFeed[]; title?: string; isOpen?: boolean }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(isOpen);
  return (
    <Box component="section" aria-labelledby="publish-xml">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: '16px', minHeight: 32, marginBottom: '8px' }}>
        <h2 id="publish-xml">{title ?? translate('publish.xml')}</h2>
        {hunks.length > 0 ? <Button aria-expanded={open} onClick={() => setOpen(!open)} sx={{ color: 'var(--accent)' }}>{open ? translate('publish.xmlHide') : translate('publish.xmlShow', { smart_count: hunks.length })}</Button> : <Box component="span" sx={{ color: 'var(--muted)' }}>{translate('publish.xmlNone')}</Box>}
      </Box>
      {open && <Box sx={{ fontFamily: 'var(--font-mono)', fontSize: 13, lineHeight: '20px', border: '1px solid var(--line)', borderRadius: '6px', backgroundColor: 'var(--sheet)', overflow: 'hidden' }}>{hunks.map((hunk, at) => <Proof key={at} hunk={hunk} />)}</Box>}
    </Box>
  );
};
