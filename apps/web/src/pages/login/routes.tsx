import type { RouteObject } from 'react-router';
import { LoginPage } from './login-page';

const routes: RouteObject[] = [{ path: 'login', element: <LoginPage /> }];

export default routes;
