import type { RouteObject } from 'react-router';

/** For whoever holds a protocol; nobody has to sign in. */
const routes: RouteObject[] = [
  {
    path: 'verify/:headHash',
    lazy: () => import('./seal-page').then((page) => ({ Component: page.SealPage })),
  },
];

export default routes;
