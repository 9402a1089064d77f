import { Box, InputBase } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { filtered } from './filtered';

/** Filters while typing; "/" focuses it, Down goes on to the rows, Escape clears it. */
export const Search = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string>(filterValues.q ?? '');
  const [applied, setApplied] = useState(filterValues.q);
  if (applied !== filterValues.q) {
    setApplied(filterValues.q);
    // only if it was cleared from elsewhere; any other value came from here and may be older than what is typed by now
    if (!filterValues.q) setText('');
  }

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  const change = (value: string) => {
    setText(value);
    setFilters(filtered(filterValues, 'q', value), undefined, true);
  };

  return (
    <Box sx={{ flex: '1 1 160px', maxWidth: 240, height: 32, display: 'flex', alignItems: 'center', border: '1px solid var(--edge)', borderRadius: '6px', backgroundColor: 'var(--sheet)', paddingRight: '8px', '&:focus-within': { outline: '2px solid var(--accent)', outlineOffset: '-1px' } }}>
      <InputBase
        value={text} inputRef={input} placeholder={translate('stet.list.search')} onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') change('');
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('[data-row]')?.focus();
        }}
        slotProps={{ input: { 'aria-label': translate('stet.list.searchKey'), type: 'search' } }}
        sx={{ flex: 1, fontSize: 13, '& input': { padding: '0 10px', height: 30, outline: 'none', '&::placeholder': { color: 'var(--muted)', opacity: 1 }, '&::-webkit-search-cancel-button': { display: 'none' } } }}
      />
      {!text && <Box component="kbd" aria-hidden="true" sx={{ fontFamily: 'inherit', color: 'var(--muted)', border: '1px solid var(--line)', borderRadius: '4px', padding: '0 6px', lineHeight: '18px' }}>/</Box>}
    </Box>
  );
};
