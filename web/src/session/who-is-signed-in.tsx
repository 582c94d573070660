import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDto } from '../../../openapi/client/types.gen.js';
import { ActionButton } from '../design/action-button.js';
import { organisationText } from './organisation-text.js';
import { useSignOut } from './sign-out.js';

const OrganisationDialog = lazy(() =>
  import('./organisation-dialog.js').then((file) => ({ default: file.OrganisationDialog })),
);

/** Who is signed in, for whom they act, and the ways to change that. */
export function WhoIsSignedIn({ session }: { readonly session: SessionDto }) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const signOut = useSignOut();
  const text = session.organisation && organisationText(session.organisation);
  return (
    <div className="who">
      <div className="top-inside">
        <div className="row">
          {text && (
            <span>
              <strong>{text.organisation}</strong>, {text.capacity}
            </span>
          )}
          {session.organisation && session.organisations.length > 1 && (
            <ActionButton kind="bare" small onPress={() => setChoosing(true)}>
              {t('session.switch')}
            </ActionButton>
          )}
        </div>
        <div className="row">
          <span>
            {session.person.name}
            {text && <span className="quiet"> ({text.role})</span>}
          </span>
          <ActionButton
            kind="bare"
            small
            busy={signOut.isPending && t('session.signingOut')}
            onPress={() => signOut.mutate()}
          >
            {t('session.signOut')}
          </ActionButton>
        </div>
      </div>
      {choosing && (
        <Suspense>
          <OrganisationDialog session={session} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </div>
  );
}
