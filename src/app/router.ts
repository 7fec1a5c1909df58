/** The router with what its routes may reach. */
import { createRouter } from '@tanstack/react-router';
import type { RouterContext } from '../routes/__root.tsx';
import { routeTree } from '../routeTree.gen.ts';
import { InnerShell } from './shell/inner-shell.tsx';

export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    // A camera's name in an address reads "depot:12345.17".
    pathParamsAllowedCharacters: [':'],
    InnerWrap: InnerShell,
    scrollRestoration: false,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
