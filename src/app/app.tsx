/** The providers round the router. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ExportsContext } from '../systems/exports/exports-context.ts';
import { ImportsContext } from '../systems/imports/imports-context.ts';
import { JobsContext } from '../systems/jobs-context.ts';
import { SystemsContext } from '../systems/systems-context.ts';
import { NoticeContext } from '../ui/notices.ts';
import { ShortcutContext } from '../ui/shortcuts.ts';
import { TooltipLayer } from '../ui/tooltip-layer.tsx';
import type { Services } from './create-services.ts';
import { PreferencesContext } from './preferences-context.ts';
import { TimeProvider } from './time-provider.tsx';

export function App({ services }: { readonly services: Services }) {
  return (
    <QueryClientProvider client={services.queryClient}>
      <SystemsContext value={services.systems}>
        <JobsContext value={services.jobs}>
          <ImportsContext value={services.imports}>
            <ExportsContext value={services.exports}>
              <PreferencesContext value={services.preferences}>
                <ShortcutContext value={services.shortcuts}>
                  <NoticeContext value={services.notices}>
                    <TimeProvider siteZone={services.config.site.timeZone}>
                      <RouterProvider router={services.router} />
                      <TooltipLayer />
                    </TimeProvider>
                  </NoticeContext>
                </ShortcutContext>
              </PreferencesContext>
            </ExportsContext>
          </ImportsContext>
        </JobsContext>
      </SystemsContext>
    </QueryClientProvider>
  );
}
