import { Navigate, Outlet, type RouteObject } from 'react-router';
import { RequirePermission } from '../../components/require-permission';

/** The administrator's and registrar's pages; each is loaded when it is first opened. */
const routes: RouteObject[] = [
  {
    path: 'admin',
    element: (
      <RequirePermission permission="people:read">
        <Outlet />
      </RequirePermission>
    ),
    children: [
      { index: true, lazy: () => import('./people-page').then((page) => ({ Component: page.PeoplePage })) },
      { path: 'people', element: <Navigate to="/admin" replace /> },
      {
        path: 'people/import',
        lazy: () => import('./people-import-page').then((page) => ({ Component: page.PeopleImportPage })),
      },
      {
        path: 'people/:personId',
        lazy: () => import('./person-page').then((page) => ({ Component: page.PersonPage })),
      },
      {
        path: 'review-quality',
        lazy: () => import('./review-quality-page').then((page) => ({ Component: page.ReviewQualityPage })),
      },
      {
        path: 'retention',
        element: (
          <RequirePermission permission="retention:manage">
            <Outlet />
          </RequirePermission>
        ),
        children: [
          {
            index: true,
            lazy: () =>
              import('./retention/retention-page').then((page) => ({ Component: page.RetentionPage })),
          },
        ],
      },
      {
        path: 'webhooks',
        element: (
          <RequirePermission permission="webhook:manage">
            <Outlet />
          </RequirePermission>
        ),
        children: [
          {
            index: true,
            lazy: () => import('./webhooks/webhooks-page').then((page) => ({ Component: page.WebhooksPage })),
          },
        ],
      },
      {
        path: 'health',
        lazy: () => import('./health-page').then((page) => ({ Component: page.HealthPage })),
      },
    ],
  },
];

export default routes;
