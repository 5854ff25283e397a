import type { RouteObject } from 'react-router';
import { RequirePermission } from '../../components/require-permission';
import { ExamListPage } from './exam-list-page';

const routes: RouteObject[] = [
  {
    path: 'exams',
    element: (
      <RequirePermission permission="attempt:sit">
        <ExamListPage />
      </RequirePermission>
    ),
  },
  {
    path: 'attempts/:attemptId',
    // mediasoup and the exam are of no use before this page.
    lazy: async () => ({ Component: (await import('./attempt-page')).AttemptPage }),
  },
  {
    path: 'attempts/:attemptId/result',
    lazy: async () => ({ Component: (await import('./result-page')).ResultPage }),
  },
];

export default routes;
