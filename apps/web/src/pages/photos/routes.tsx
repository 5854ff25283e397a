import type { RouteObject } from 'react-router';

const routes: RouteObject[] = [
  {
    path: 'photos',
    lazy: async () => ({ Component: (await import('./phone-photos-page')).PhonePhotosPage }),
  },
];

export default routes;
