import { Outlet, type RouteObject } from 'react-router';
import { RequirePermission } from '../../components/require-permission';

/** The rules of exams: for examiners and administrators. */
const routes: RouteObject[] = [
  {
    path: 'policies',
    element: (
      <RequirePermission permission="policy:read">
        <Outlet />
      </RequirePermission>
    ),
    children: [
      {
        index: true,
        lazy: () => import('./policies-page').then((page) => ({ Component: page.PoliciesPage })),
      },
      {
        path: ':rulesPolicyId',
        lazy: () => import('./policy-page').then((page) => ({ Component: page.PolicyPage })),
      },
    ],
  },
];

export default routes;
