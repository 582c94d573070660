import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Column<Row> {
  /** Heads the column; on a phone it stands beside each value. */
  readonly label: string;
  /** The cell at its head, where it does more than name it. */
  readonly head?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Stays on one line where there is room: a moment, a day. */
  readonly whole?: boolean;
}

interface DataTableProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What can be done with a row. */
  readonly actions?: (row: Row) => ReactNode;
}

/** Rows under headed columns; on a phone each row is a list of named values. */
export function DataTable<Row>({ columns, rows, keyOf, actions }: DataTableProps<Row>) {
  const { t } = useTranslation();
  return (
    <table className="table">
      <thead>
        <tr>
          {columns.map(
            ({ label, head }) =>
              head ?? (
                <th key={label} scope="col">
                  {label}
                </th>
              ),
          )}
          {actions && (
            <th scope="col">
              <span className="visually-hidden">{t('overview.action')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ label, cell, whole }) => (
              <td key={label} data-label={label} className={whole ? 'whole' : undefined}>
                {cell(row)}
              </td>
            ))}
            {actions && <td className="actions">{actions(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
