import type { RouteObject } from 'react-router';

const routes: RouteObject[] = [
  {
    path: 'scan',
    lazy: async () => ({ Component: (await import('./phone-scan-page')).PhoneScanPage }),
  },
];

export default routes;
