// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId, connectionId } from '../../core/ids.ts';
import { offer, withhold } from '../../core/offer.ts';
import { epochMs, ms } from '../../core/units.ts';
import { systemClock } from '../../platform/clock.ts';
import { SystemsContext } from '../../systems/systems-context.ts';
import { createFakeStatuses } from '../../testing/fake-statuses.ts';
import { acting, render, type Rendered } from '../../testing/render.tsx';
import type { Still, VendorSystem } from '../../vendors/contract.ts';
import { StillView } from './still-view.tsx';

const REFERENCE = { system: connectionId('terminal'), camera: cameraId('7') };
const MOMENT = epochMs(Date.UTC(2026, 10, 20, 15, 35, 59, 400));
const PICTURE: Still = { image: new Blob(['picture'], { type: 'image/png' }), at: MOMENT };

let shown: Rendered | undefined;
afterEach(() => shown?.unmount());

async function open(newestStill: () => Promise<Still | undefined>, hasArchive = true) {
  const bare = createFakeStatuses(systemClock).system();
  const archive = {
    spans: () => Promise.resolve([]),
    frame: () => Promise.resolve(undefined),
    video: withhold('Not yet'),
  };
  const ready: VendorSystem = {
    ...bare,
    cameras: { ...bare.cameras, newestStill },
    can: { ...bare.can, archive: hasArchive ? offer(archive) : withhold('It keeps none.') },
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  shown = await render(
    <QueryClientProvider client={client}>
      <SystemsContext value={[]}>
        <RouterContextProvider router={router}>
          <StillView
            reference={REFERENCE}
            name="Bodycam 07"
            systemName="Terminal North"
            ready={ready}
            reason="Live video is not in this version."
          />
        </RouterContextProvider>
      </SystemsContext>
    </QueryClientProvider>,
  );
  await acting(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
  return shown.container;
}

const archiveLink = (container: HTMLElement) =>
  [...container.querySelectorAll('a')].find(({ textContent }) => textContent === 'Open the archive');

describe('a camera that does not show live video', () => {
  it('says why, and shows its newest still with its moment and its age', async () => {
    const container = await open(() =>
      Promise.resolve({ ...PICTURE, at: epochMs(Date.now() - ms(190_000)) }),
    );
    expect(container.textContent).toContain('Not live. Live video is not in this version.');
    expect(container.textContent).toContain('Still · 3 min old');
    expect(container.querySelector('img')?.alt).toMatch(/^Bodycam 07 on .+ at /);
  });

  it('leads to its archive at the second of that picture', async () => {
    const container = await open(() => Promise.resolve(PICTURE));
    const href = decodeURIComponent(archiveLink(container)?.getAttribute('href') ?? '');
    expect(href).toContain('camera=terminal:7');
    expect(href).toContain('at=2026-11-20T15:35:59.000Z');
  });

  it('says that nothing is recorded, and shows no picture', async () => {
    const container = await open(() => Promise.resolve(undefined));
    expect(container.textContent).toContain('Nothing is recorded of this camera yet.');
    expect(container.querySelector('img')).toBeNull();
  });

  it('leads to no archive where the system has none', async () => {
    expect(archiveLink(await open(() => Promise.resolve(PICTURE), false))).toBeUndefined();
  });

  it('says what failed, and asks again on request', async () => {
    let asked = 0;
    const container = await open(() => {
      asked += 1;
      return asked === 1
        ? Promise.reject(new Failure({ code: 'unreachable', operation: 'fetch picture' }))
        : Promise.resolve(PICTURE);
    });
    expect(container.textContent).toContain('Terminal North cannot be reached');
    await acting(() => container.querySelector('button')?.click());
    await acting(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
    expect(container.querySelector('img')).not.toBeNull();
  });
});
