import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../design/action-button.js';
import { announce, useAnnouncement } from './announcements.js';

/** What has just been done: stays until it is put away, something else was done, or another page is gone to. */
export function Announcement() {
  const { t } = useTranslation();
  const text = useAnnouncement();
  const router = useRouter();
  useEffect(() => router.subscribe('onBeforeNavigate', ({ pathChanged }) => pathChanged && announce(null)), [router]);
  return (
    <div role="status">
      {text && (
        <div className="notice announcement" data-tone="good">
          <div className="row-apart">
            <span>{text}</span>
            <ActionButton kind="bare" small onPress={() => announce(null)}>
              {t('frame.close')}
            </ActionButton>
          </div>
        </div>
      )}
    </div>
  );
}
