import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
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

export const router = createRouter({
  routeTree: root.addChildren([managed.addChildren([overview, contact, newFileAccount, fileAccount])]),
  defaultPendingComponent: LoadingPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
