import { Outlet, type RouteObject } from 'react-router';
import { RequirePermission } from '../../components/require-permission';

/** The examiner's pages; each is loaded when it is first opened. */
const routes: RouteObject[] = [
  {
    path: 'examiner',
    element: (
      <RequirePermission permission="result:read">
        <Outlet />
      </RequirePermission>
    ),
    children: [
      { index: true, lazy: () => import('./results-page').then((page) => ({ Component: page.ResultsPage })) },
      {
        path: 'results/:resultId',
        lazy: () => import('./result-page').then((page) => ({ Component: page.ResultPage })),
      },
    ],
  },
];

export default routes;
