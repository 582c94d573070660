import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { SessionDto } from '../../../openapi/client/types.gen.js';
import { contactQuery, sessionQuery } from '../api/queries.js';
import { ContactLanguage } from '../contact/contact-language.js';
import { SignedOutNotice } from '../session/signed-out-notice.js';
import { SignInPage } from '../session/sign-in-page.js';
import { LiveAccounts } from '../account/live-accounts.js';
import { LoadingPage } from './loading-page.js';
import { UnansweredPage } from './unanswered-page.js';

const NoAccessPage = lazy(() =>
  import('../session/no-access-page.js').then((file) => ({ default: file.NoAccessPage })),
);

const ChooseOrganisationPage = lazy(() =>
  import('../session/choose-organisation-page.js').then((file) => ({ default: file.ChooseOrganisationPage })),
);

const ContactFirst = lazy(() => import('../contact/contact-first.js').then((file) => ({ default: file.ContactFirst })));

/** Lets in who may manage the channels of the organisation they act for; everybody else learns what is missing. */
export function ManagersOnly() {
  const query = useQuery(sessionQuery());
  const session = query.data;
  const [known, setKnown] = useState(session);
  // What was being typed stays on the page when the session ends meanwhile.
  if (session && session !== known) setKnown(session);
  if (session === undefined) return <UnansweredPage query={query} />;
  const shown = session ?? known;
  if (!shown) return <SignInPage />;
  return (
    <>
      {session === null && <SignedOutNotice />}
      <Suspense fallback={<LoadingPage />}>
        <PeopleOf session={shown} />
      </Suspense>
    </>
  );
}

function PeopleOf({ session }: { readonly session: SessionDto }) {
  const { organisation, organisations } = session;
  if (!organisation && organisations.length > 0) return <ChooseOrganisationPage session={session} />;
  // Operations have pages of their own, whatever organisation they come from.
  if (!organisation?.mayManage && session.operations) return <Navigate to="/operations" />;
  if (!organisation?.mayManage) return <NoAccessPage session={session} />;
  return <SendersOnly organisationName={organisation.organisationName} />;
}

/** Nothing can be managed before somebody can be reached. */
function SendersOnly({ organisationName }: { readonly organisationName: string }) {
  const query = useQuery(contactQuery());
  const contact = query.data;
  if (contact === undefined) return <UnansweredPage query={query} />;
  if (contact === null) return <ContactFirst organisationName={organisationName} />;
  return (
    <>
      <ContactLanguage language={contact.language} />
      <LiveAccounts />
      <Outlet />
    </>
  );
}
