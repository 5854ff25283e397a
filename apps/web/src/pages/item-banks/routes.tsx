import { Outlet, type RouteObject } from 'react-router';
import { RequirePermission } from '../../components/require-permission';

/** Banks of items and the tests that draw from them: for examiners and administrators. */
const routes: RouteObject[] = [
  {
    path: 'item-banks',
    element: (
      <RequirePermission permission="item:read">
        <Outlet />
      </RequirePermission>
    ),
    children: [
      { index: true, lazy: () => import('./banks-page').then((page) => ({ Component: page.BanksPage })) },
      { path: ':bankId', lazy: () => import('./bank-page').then((page) => ({ Component: page.BankPage })) },
      {
        path: ':bankId/items/:itemId',
        lazy: () => import('./item-page').then((page) => ({ Component: page.ItemPage })),
      },
      {
        path: 'exams/:examId',
        lazy: () => import('./exam-plan-page').then((page) => ({ Component: page.ExamPlanPage })),
      },
      {
        path: 'exams/:examId/statistics',
        lazy: () => import('./statistics-page').then((page) => ({ Component: page.StatisticsPage })),
      },
    ],
  },
];

export default routes;
