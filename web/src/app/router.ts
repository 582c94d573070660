import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { BrokenPage } from './broken-page.js';
import { Frame } from './frame.js';
import { LoadingPage } from './loading-page.js';
import { ManagersOnly } from './managers-only.js';
import { MissingPage } from './missing-page.js';

const root = createRootRoute({ component: Frame, notFoundComponent: MissingPage });

/** Everything for which a person acts for an organisation whose channels they may manage. */
const managed = createRoute({ getParentRoute: () => root, id: 'managed', component: ManagersOnly });

const overview = createRoute({
  getParentRoute: () => managed,
  path: '/',
  component: lazyRouteComponent(() => import('../overview/overview-page.js'), 'OverviewPage'),
});

const contact = createRoute({
  getParentRoute: () => managed,
  path: '/contact',
  component: lazyRouteComponent(() => import('../contact/contact-page.js'), 'ContactPage'),
});

const newFileAccount = createRoute({
  getParentRoute: () => managed,
  path: '/files/new',
  component: lazyRouteComponent(() => import('../files/new-file-account-page.js'), 'NewFileAccountPage'),
});

const fileAccount = createRoute({
  getParentRoute: () => managed,
  path: '/files/$id',
  component: lazyRouteComponent(() => import('../files/file-account-page.js'), 'FileAccountPage'),
});

const newWebService = createRoute({
  getParentRoute: () => managed,
  path: '/web-services/new',
  component: lazyRouteComponent(() => import('../web-services/new-web-service-page.js'), 'NewWebServicePage'),
});

const webService = createRoute({
  getParentRoute: () => managed,
  path: '/web-services/$id',
  component: lazyRouteComponent(() => import('../web-services/web-service-page.js'), 'WebServicePage'),
});

const certificateToSeveral = createRoute({
  getParentRoute: () => managed,
  path: '/web-services/certificate',
  component: lazyRouteComponent(
    () => import('../web-services/certificate-to-several-page.js'),
    'CertificateToSeveralPage',
  ),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('../help/help-page.js'), 'HelpPage'),
});

const certificateHelp = createRoute({
  getParentRoute: () => root,
  path: '/help/certificates',
  component: lazyRouteComponent(() => import('../help/certificate-help-page.js'), 'CertificateHelpPage'),
});

const sshKeyHelp = createRoute({
  getParentRoute: () => root,
  path: '/help/ssh-keys',
  component: lazyRouteComponent(() => import('../help/ssh-key-help-page.js'), 'SshKeyHelpPage'),
});

const operators = createRoute({
  getParentRoute: () => root,
  id: 'operators',
  component: lazyRouteComponent(() => import('../operations/operators-only.js'), 'OperatorsOnly'),
});

const gateways = createRoute({
  getParentRoute: () => operators,
  path: '/operations',
  component: lazyRouteComponent(() => import('../operations/gateways-page.js'), 'GatewaysPage'),
});

const failedAccounts = createRoute({
  getParentRoute: () => operators,
  path: '/operations/failed-accounts',
  component: lazyRouteComponent(() => import('../operations/failed-accounts-page.js'), 'FailedAccountsPage'),
});

const drift = createRoute({
  getParentRoute: () => operators,
  path: '/operations/drift',
  component: lazyRouteComponent(() => import('../operations/drift-page.js'), 'DriftPage'),
});

const senders = createRoute({
  getParentRoute: () => operators,
  path: '/operations/senders',
  component: lazyRouteComponent(() => import('../operations/senders-page.js'), 'SendersPage'),
});

const sender = createRoute({
  getParentRoute: () => operators,
  path: '/operations/senders/$number',
  component: lazyRouteComponent(() => import('../operations/sender-page.js'), 'SenderPage'),
});

const audit = createRoute({
  getParentRoute: () => operators,
  path: '/operations/audit',
  component: lazyRouteComponent(() => import('../operations/audit-page.js'), 'AuditPage'),
});

const sessions = createRoute({
  getParentRoute: () => operators,
  path: '/operations/sessions',
  component: lazyRouteComponent(() => import('../operations/sessions-page.js'), 'SessionsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    managed.addChildren([
      overview,
      contact,
      newFileAccount,
      fileAccount,
      newWebService,
      webService,
      certificateToSeveral,
    ]),
    operators.addChildren([gateways, failedAccounts, drift, senders, sender, audit, sessions]),
    help,
    certificateHelp,
    sshKeyHelp,
  ]),
  defaultPendingComponent: LoadingPage,
  defaultErrorComponent: BrokenPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

/** When the first view stands, the code of the other pages is fetched: they open at once, and without a connection. */
const FETCH_AFTER_MS = 3_000;

export function fetchPages(): void {
  setTimeout(() => {
    for (const route of Object.values(router.routesById)) router.loadRouteChunk(route)?.catch(() => undefined);
  }, FETCH_AFTER_MS);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
