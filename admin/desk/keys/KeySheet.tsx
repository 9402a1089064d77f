import { Dialog, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useAttention, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { shortcut } from './shortcut';

const sheet = (named: (name: string) => string): [string, [string, string[]][]][] => [
  ['onPage', [
    ['play', [named('space')]],
    ['skip', ['←', '→']],
    ['upDown', ['↑', '↓']],
    ['write', [named('enter')]],
    ['speakerNumber', ['1 – 9']],
    ['speaker', ['S']],
    ['time', ['T']],
    ['more', ['M']],
    ['finding', ['N', `${named('shift')} N`]],
    ['fix', ['A']],
    ['follow', ['F']],
    ['sheet', ['?']],
  ]],
  ['inText', [
    ['split', [named('enter')]],
    ['paragraph', [`${named('shift')} ${named('enter')}`]],
    ['merge', [named('backspace')]],
    ['leave', [named('escape')]],
  ]],
  ['anywhere', [
    ['undo', [shortcut('Z')]],
    ['redo', [shortcut('Shift', 'Z')]],
  ]],
];

export const KeySheet = () => {
  const { attention } = useWorkbench();
  const translate = useTranslate();
  const open = useAttention((state) => state.keySheet);
  const close = () => attention.set({ keySheet: false });
  return (
    <Dialog open={open} onClose={close} aria-labelledby="key-sheet-title" transitionDuration={80} maxWidth="md" slotProps={{ paper: { className: 'key-sheet' } }}>
      <div className="row spread">
        <h2 id="key-sheet-title">{translate('desk.keys.title')}</h2>
        <IconButton aria-label={translate('desk.keys.close')} onClick={close}><Icon name="remove" /></IconButton>
      </div>
      <div className="key-groups">
        {sheet((name) => translate(`desk.keys.names.${name}`)).map(([group, lines]) => (
          <section key={group}>
            <h3>{translate(`desk.keys.${group}`)}</h3>
            <dl>
              {lines.map(([what, keys]) => (
                <div key={what}>
                  <dt>{translate(`desk.keys.${what}`)}</dt>
                  <dd>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
