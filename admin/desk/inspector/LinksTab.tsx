import { Button, IconButton } from '@mui/material';
import { useMemo, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { newId } from '../../newId';
import { inOrder } from '#core/edit/records';
import type { Reference } from '#core/model/reference';
import { useAttention, useDesk, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import { Field } from './Field';
import { addLink, moveLink, setAddress } from './linkEdits';

export const LinksTab = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const records = useDesk((state) => state.records.references);
  const references = useMemo(() => inOrder(records), [records]);
  const open = useAttention((state) => state.link);
  const setOpen = (link: string | null) => workbench.attention.set({ link });
  const add = () => {
    const operation = addLink(references, newId(), translate('desk.links.newTitle'));
    if (workbench.perform(operation)) setOpen(operation.reference.id);
  };
  return (
    <>
      {references.length === 0 && <p className="teach">{translate('desk.links.emptyBody')}</p>}
      <ol className="links">
        {references.map((reference, i) => (
          <li key={reference.id}>
            {open === reference.id ? (
              <EditLink reference={reference} references={references} at={i} close={() => setOpen(null)} />
            ) : (
              <button type="button" className="entry" title={workbench.editable ? translate('desk.links.edit', { title: reference.title }) : undefined} onClick={() => workbench.editable && setOpen(reference.id)}>
                <span className="link-title">{reference.title}</span>
                <span className={reference.url ? 'quiet clip' : 'missing'}>{reference.url ?? translate('desk.links.noUrl')}</span>
                {workbench.drafts.isUnfinished(reference.id) && <span className="missing">{translate('desk.inspector.unfinished')}</span>}
              </button>
            )}
          </li>
        ))}
      </ol>
      {workbench.editable && <Button className="begins-the-line" startIcon={<Icon name="add" />} onClick={add}>{translate('desk.links.add')}</Button>}
    </>
  );
};

const EditLink = ({ reference, references, at, close }: { reference: Reference; references: readonly Reference[]; at: number; close: () => void }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const { id: referenceId, title, url, note } = reference;
  /** The link before a field was entered: an address that is emptied to type another must not become the next link's. */
  const begun = useRef(reference);
  const words = (key: string, values = {}) => translate(`desk.links.${key}`, values);
  /** Decided once: who types this very title goes on typing. */
  const [focused] = useState(title === words('newTitle') ? 'replace' as const : true);
  const move = (by: 1 | -1) => {
    const operation = moveLink(references, at, by);
    if (operation) workbench.perform(operation);
  };
  return (
    <div className="link-form" onFocus={() => { begun.current = reference; }}>
      <Field
        label={words('title')} labelShown value={title} focused={focused} recordId={referenceId} field="title" longest={2_000}
        take={(typed) => (typed.trim() === title ? null : workbench.put({ type: 'setReference', referenceId, title: typed.trim() }, referenceId))}
      />
      <Field
        label={words('url')} labelShown value={url ?? ''} placeholder="https://" recordId={referenceId} field="url" longest={2_000}
        take={(typed) => {
          if (typed.trim() === (url ?? '')) return null;
          const operation = setAddress(begun.current, typed);
          return operation ? workbench.put(operation, referenceId) : words('wrongUrl');
        }}
      />
      <Field
        label={words('note')} labelShown value={note ?? ''} recordId={referenceId} field="note" longest={10_000}
        take={(typed) => (typed.trim() === (note ?? '') ? null : workbench.put({ type: 'setReference', referenceId, note: typed.trim() || null }, referenceId))}
      />
      <div className="row spread">
        <span className="pair">
          <Tip words={words('up', { title })}><span><IconButton aria-label={words('up', { title })} disabled={at === 0} onClick={() => move(-1)}><Icon name="up" /></IconButton></span></Tip>
          <Tip words={words('down', { title })}><span><IconButton aria-label={words('down', { title })} disabled={at === references.length - 1} onClick={() => move(1)}><Icon name="down" /></IconButton></span></Tip>
          <Tip words={words('remove', { title })}><IconButton aria-label={words('remove', { title })} onClick={() => { close(); workbench.perform({ type: 'deleteReference', referenceId }); }}><Icon name="remove" /></IconButton></Tip>
        </span>
        <Button variant="outlined" onClick={close}>{words('done')}</Button>
      </div>
    </div>
  );
};
