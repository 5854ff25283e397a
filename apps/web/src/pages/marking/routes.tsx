import { Outlet, type RouteObject } from 'react-router';
import { RequirePermission } from '../../components/require-permission';

const routes: RouteObject[] = [
  {
    path: 'marking',
    element: (
      <RequirePermission permission="script:mark">
        <Outlet />
      </RequirePermission>
    ),
    children: [
      { index: true, lazy: () => import('./queue-page').then((page) => ({ Component: page.QueuePage })) },
      {
        path: 'scripts/:scriptId',
        lazy: () => import('./script-page').then((page) => ({ Component: page.ScriptPage })),
      },
      {
        path: 'appeals',
        lazy: () => import('./appeals-page').then((page) => ({ Component: page.AppealsPage })),
      },
      {
        path: 'appeals/:appealId',
        lazy: () => import('./appeal-page').then((page) => ({ Component: page.AppealPage })),
      },
      {
        path: 'orals/:attemptId',
        lazy: () => import('./oral/oral-page').then((page) => ({ Component: page.OralPage })),
      },
    ],
  },
];

export default routes;
