import { Outlet, type RouteObject } from 'react-router';
import { RequirePermission } from '../../components/require-permission';
import { expectReview } from '../../core/review/expected-review';

/** The proctor's pages; each is loaded when it is first opened. */
const routes: RouteObject[] = [
  {
    path: 'proctor',
    element: (
      <RequirePermission permission="session:watch">
        <Outlet />
      </RequirePermission>
    ),
    children: [
      {
        index: true,
        lazy: () => import('./proctor-home-page').then((page) => ({ Component: page.ProctorHomePage })),
      },
      {
        path: 'exams/:examId/live',
        lazy: () => import('./live-exam-page').then((page) => ({ Component: page.LiveExamPage })),
      },
      {
        path: 'exams/:examId/review',
        lazy: () => import('./review-list-page').then((page) => ({ Component: page.ReviewListPage })),
      },
      {
        path: 'sessions/:sessionId',
        // What the page shows is asked for while its code is on the way.
        loader: ({ params: { sessionId = '' } }) => expectReview(sessionId),
        lazy: () => import('./review-page').then((page) => ({ Component: page.ReviewPage })),
      },
    ],
  },
];

export default routes;
