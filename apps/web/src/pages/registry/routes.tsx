import { Outlet, type RouteObject } from 'react-router';
import { RequirePermission } from '../../components/require-permission';

/** Who sits an exam and what the university gets of it: for registrars, examiners and administrators. */
const routes: RouteObject[] = [
  {
    path: 'registry',
    element: (
      <RequirePermission permission="admission:read">
        <Outlet />
      </RequirePermission>
    ),
    children: [
      {
        index: true,
        lazy: () => import('./registry-page').then((page) => ({ Component: page.RegistryPage })),
      },
      {
        path: 'profiles',
        lazy: () => import('./profiles-page').then((page) => ({ Component: page.ProfilesPage })),
      },
      {
        path: 'exams/new',
        lazy: () =>
          import('./exam-making/new-exam-page').then((page) => ({
            element: (
              <RequirePermission permission="exam:create">
                <page.NewExamPage />
              </RequirePermission>
            ),
          })),
      },
      {
        path: 'exams/:examId/settings',
        lazy: () =>
          import('./exam-making/exam-settings-page').then((page) => ({ Component: page.ExamSettingsPage })),
      },
      {
        path: 'exams/:examId/assignment',
        lazy: () => import('./assignment-page').then((page) => ({ Component: page.AssignmentPage })),
      },
      {
        path: 'exams/:examId/sittings',
        lazy: () => import('./sittings/sittings-page').then((page) => ({ Component: page.SittingsPage })),
      },
      {
        path: 'exams/:examId/re-sits',
        lazy: () => import('./re-sits/re-sits-page').then((page) => ({ Component: page.ReSitsPage })),
      },
      {
        path: 'exams/:examId/statements',
        lazy: () => import('./statements-page').then((page) => ({ Component: page.StatementsPage })),
      },
      {
        path: 'exams/:examId',
        lazy: () => import('./admission-page').then((page) => ({ Component: page.AdmissionPage })),
      },
    ],
  },
];

export default routes;
