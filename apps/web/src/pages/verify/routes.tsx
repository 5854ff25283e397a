import type { RouteObject } from 'react-router';

/** For whoever was given the hash of a seal or of a statement; nobody has to sign in. */
const routes: RouteObject[] = [
  {
    path: 'verify/:headHash',
    lazy: () => import('./seal-page').then((page) => ({ Component: page.SealPage })),
  },
  {
    path: 'verify/statement/:sha256',
    lazy: () => import('./statement-page').then((page) => ({ Component: page.StatementPage })),
  },
];

export default routes;
