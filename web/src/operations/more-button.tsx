import { useTranslation } from 'react-i18next';
import { ActionButton } from '../design/action-button.js';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

export function MoreButton({ pages }: { readonly pages: Pages }) {
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
        {t('operations.more')}
      </ActionButton>
    </div>
  );
}
