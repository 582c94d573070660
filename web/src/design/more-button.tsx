import { useTranslation } from 'react-i18next';
import { ActionButton } from './action-button.js';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Goes on in a list that comes page by page. */
export function MoreButton({ pages, label }: { readonly pages: Pages; readonly label: string }) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) return null;
  return (
    <div>
      <ActionButton
        kind="quiet"
        small
        busy={pages.isFetchingNextPage && t('frame.loading')}
        onPress={() => void pages.fetchNextPage()}
      >
        {label}
      </ActionButton>
    </div>
  );
}
