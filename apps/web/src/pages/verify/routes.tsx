import type { RouteObject } from 'react-router';

/** For whoever was given the hash of a seal; nobody has to sign in. */
const routes: RouteObject[] = [
  {
    path: 'verify/:headHash',
    lazy: () => import('./seal-page').then((page) => ({ Component: page.SealPage })),
  },
];

export default routes;
