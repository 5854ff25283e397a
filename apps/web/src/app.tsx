import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, Navigate, Outlet, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Failure } from './components/failure';
import { PageCrash } from './components/page-crash';
import { AppShell } from './components/shell/app-shell';
import { authStore, homePathOf, loadMe } from './core/auth-store';
import { localeStore } from './core/locale-store';
import { LiveAnnouncer, Spinner } from './design';
import { useStore } from './hooks/use-store';
import { NotFoundPage } from './pages/not-found/not-found-page';

/** Each folder of pages brings its own routes, so that a folder can be added or taken away whole. */
const PAGES = import.meta.glob<RouteObject[]>('./pages/*/routes.tsx', { eager: true, import: 'default' });

const router = createBrowserRouter([
  {
    element: <Frame />,
    HydrateFallback: Starting,
    children: [
      {
        errorElement: <PageCrash />,
        children: [
          { index: true, element: <Home /> },
          ...Object.values(PAGES).flat(),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);

export function App() {
  const locale = useStore(localeStore);
  return (
    <I18nProvider locale={locale}>
      <RouterProvider router={router} />
      <LiveAnnouncer />
    </I18nProvider>
  );
}

/** Holds every page back until it is known who is signed in. */
function Frame() {
  const { t } = useTranslation();
  const auth = useStore(authStore);
  return (
    <AppShell>
      {auth.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : auth.kind === 'unreachable' ? (
        <Failure error={auth.error} onRetry={() => void loadMe()} />
      ) : (
        <Outlet />
      )}
    </AppShell>
  );
}

/** Stands in for the first page while its code is fetched. */
function Starting() {
  const { t } = useTranslation();
  return <Spinner text={t('common:loading')} />;
}

function Home() {
  const auth = useStore(authStore);
  return <Navigate to={auth.kind === 'signed-in' ? homePathOf(auth.me) : '/login'} replace />;
}
