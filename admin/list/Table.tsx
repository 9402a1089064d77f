import { Box } from '@mui/material';
import type { KeyboardEvent, ReactNode } from 'react';
import { LinkBase, useListContext, useNavigate, useResourceContext, useTranslate, type RaRecord } from 'react-admin';
import { nextRow } from './rowKeys';
import { SortHeader } from './SortHeader';
import { tableStyle } from './tableStyle';

export interface Column<R extends RaRecord> {
  source: string;
  /** Right-aligned. */
  number?: boolean;
  sortable?: boolean;
  width?: number | string;
  /** Hidden below 900 px. */
  optional?: boolean;
  /** Hidden on a phone, too. */
  large?: boolean;
  render: (record: R) => ReactNode;
}

interface TableProps<R extends RaRecord> {
  label: string;
  columns: Column<R>[];
  /** Where a row leads; the first cell is the link. Without it, rows can only be read. */
  to?: (record: R) => string;
  /** Shown in place of rows if nothing passes the filter. */
  none: ReactNode;
}

const rowLinks = (table: HTMLElement) => [...table.querySelectorAll<HTMLElement>('[data-row]')];

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
  const rows = rowLinks(event.currentTarget);
  const at = rows.findIndex((row) => row.closest('tr')?.contains(event.target as Node));
  const next = nextRow(event.key, at, rows.length);
  if (next === null) return;
  event.preventDefault();
  rows[next]?.focus();
}

/** A dense table: 36 px rows, Up, Down and Enter from anywhere in it, and the whole row as a target for the pointer. */
export function Table<R extends RaRecord>({ label, columns, to, none }: TableProps<R>) {
  const translate = useTranslate();
  const resource = useResourceContext();
  const navigate = useNavigate();
  const { data, isPending, perPage } = useListContext<R>();

  return (
    <Box component="table" aria-label={label} aria-busy={isPending} onKeyDown={onKeyDown} sx={tableStyle}>
      <thead>
        <tr>
          {columns.map(({ source, number, sortable, width, optional, large }) => (
            <Box component="th" scope="col" key={source} data-number={number || undefined} data-optional={optional || undefined} data-large={large || undefined} sx={{ width }}>
              <SortHeader source={source} sortable={sortable ?? false} label={translate(`resources.${resource}.fields.${source}`)} />
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {isPending && Array.from({ length: Math.min(perPage, 8) }, (_, row) => (
          <tr key={row} aria-hidden="true">{columns.map(({ source, optional, large }, at) => <td key={source} data-optional={optional || undefined} data-large={large || undefined}><Box sx={{ height: 8, width: at ? '40%' : `${70 - ((row * 17) % 40)}%`, borderRadius: '4px', backgroundColor: 'var(--hover)' }} /></td>)}</tr>
        ))}
        {data?.map((record) => (
          <tr key={record.id} data-leads={to ? true : undefined} onClick={(event) => { if (to && !(event.target as HTMLElement).closest('a, button')) navigate(to(record)); }}>
            {columns.map(({ source, number, optional, large, render }, at) => (
              <td key={source} data-number={number || undefined} data-optional={optional || undefined} data-large={large || undefined}>
                {at === 0 && to ? <LinkBase to={to(record)} data-row>{render(record)}</LinkBase> : render(record)}
              </td>
            ))}
          </tr>
        ))}
        {data?.length === 0 && <tr><td colSpan={columns.length}>{none}</td></tr>}
      </tbody>
    </Box>
  );
}
