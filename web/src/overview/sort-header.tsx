import type { AccountChoice, Order } from './account-choice.js';

interface SortHeaderProps {
  readonly by: Order;
  readonly label: string;
  readonly order: AccountChoice['order'];
  readonly onOrder: (order: AccountChoice['order']) => void;
}

/** The head of a column by which the list can be put in order. */
export function SortHeader({ by, label, order, onOrder }: SortHeaderProps) {
  const current = order.by === by;
  return (
    <th scope="col" aria-sort={current ? (order.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="sort" onClick={() => onOrder({ by, descending: current && !order.descending })}>
        {label}
        <span aria-hidden="true">{current ? (order.descending ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}
