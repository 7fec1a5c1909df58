/** Renders the app round its systems, and what began to play before it. */
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { type Ms, ms } from '../core/units.ts';
import { EarlyPictureContext } from '../features/player/early-picture-context.ts';
import { type EarlyPictures, NO_EARLY_PICTURE } from '../features/player/early-picture.ts';
import { systemClock } from '../platform/clock.ts';
import type { ConfigProblem } from '../platform/config/config-problem.ts';
import { reportDefect } from '../platform/logger.ts';
import { App } from './app.tsx';
import { ConfigProblems } from './config-problems.tsx';
import { createServices, type ServicesOptions } from './create-services.ts';
import type { AppRouter } from './router.ts';

export interface AppOptions extends ServicesOptions {
  /** Plays already what the address names. */
  readonly early: EarlyPictures | undefined;
}

/** A page whose code takes longer than this to arrive opens the footage itself. */
const LONGEST_UNCLAIMED: Ms = ms(5_000);

export function startApp(element: HTMLElement, options: AppOptions): void {
  const { early = NO_EARLY_PICTURE } = options;
  const services = createServices(options);
  declineElsewhere(early, services.router);
  createPageRoot(element).render(
    <StrictMode>
      <EarlyPictureContext value={early}>
        <App services={services} />
      </EarlyPictureContext>
    </StrictMode>,
  );
}

/** The page instead of the app when config.json cannot be used. */
export function showConfigProblems(element: HTMLElement, problems: readonly ConfigProblem[]): void {
  createPageRoot(element).render(<ConfigProblems problems={problems} />);
}

/** A picture lies over the window until its page takes it: it must not lie over another one. */
function declineElsewhere(early: EarlyPictures, router: AppRouter): void {
  systemClock.after(LONGEST_UNCLAIMED, early.decline);
  const stop = router.subscribe('onBeforeNavigate', ({ fromLocation, hrefChanged }) => {
    if (fromLocation === undefined || !hrefChanged) return;
    stop();
    early.decline();
  });
}

function createPageRoot(element: HTMLElement): Root {
  return createRoot(element, {
    onUncaughtError: (error) => reportDefect('render', error),
    onCaughtError: (error) => reportDefect('region', error),
  });
}
