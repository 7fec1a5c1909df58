/**
 * The window round every page: rail, bar, camera tree, content, dock; tabs instead on a phone.
 * Holds what is open over the pages (palette, keyboard sheet, jobs, tree sheet).
 */
import { useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { CameraTree } from '../../features/cameras/camera-tree.tsx';
import { PageBarContext } from '../../ui/page-bar.tsx';
import { Region } from '../../ui/region.tsx';
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts';
import { Dock } from './dock.tsx';
import { NoticeList } from './notice-list.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { useTreePanel } from './use-tree-panel.ts';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));
const KeyboardSheet = lazy(() =>
  import('./keyboard-sheet.tsx').then((module) => ({ default: module.KeyboardSheet })),
);
const JobSheet = lazy(() => import('./job-sheet.tsx').then((module) => ({ default: module.JobSheet })));
const TreeSheet = lazy(() => import('./tree-sheet.tsx').then((module) => ({ default: module.TreeSheet })));

type Overlay = 'palette' | 'keys' | 'jobs' | 'tree' | undefined;

export function InnerShell({ children }: { readonly children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [overlay, setOverlay] = useState<Overlay>();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const tree = useTreePanel();
  const close = () => setOverlay(undefined);
  const shortcuts: readonly Shortcut[] = [
    {
      keys: ['Ctrl+k'],
      shown: 'Ctrl K',
      label: 'Find or run',
      group: 'Everywhere',
      run: () => setOverlay('palette'),
    },
    {
      keys: ['?'],
      label: 'Show all keys',
      group: 'Everywhere',
      dock: 'all keys',
      run: () => setOverlay('keys'),
    },
    { keys: ['b'], shown: 'B', label: 'Fold or open the camera tree', group: 'Everywhere', run: tree.toggle },
  ];
  useShortcuts(shortcuts);
  useKeyboard(overlay === undefined);

  return (
    <PageBarContext value={{ element: slot }}>
      <div className="grid h-dvh grid-cols-1 grid-rows-[44px_minmax(0,1fr)_auto] overflow-hidden phone:grid-cols-[48px_auto_minmax(0,1fr)] phone:grid-rows-[44px_minmax(0,1fr)_32px]">
        <a
          href="#content"
          className="absolute top-1 left-1 z-70 -translate-y-12 rounded-control bg-accent px-3 py-1 text-onaccent focus:translate-y-0"
        >
          Go to the content
        </a>
        <Rail onShowKeys={() => setOverlay('keys')} />
        <TopBar
          slotRef={setSlot}
          treeOpen={tree.open}
          onToggleTree={tree.toggle}
          onOpenTreeSheet={() => setOverlay('tree')}
          onFind={() => setOverlay('palette')}
        />
        {tree.open && (
          <aside
            aria-label="Cameras"
            className="row-start-2 hidden w-64 flex-col overflow-hidden border-r border-line bg-s1 phone:col-start-2 phone:flex"
          >
            <Region name="The camera tree">
              <CameraTree />
            </Region>
          </aside>
        )}
        <main id="content" className="row-start-2 min-h-0 min-w-0 overflow-hidden phone:col-start-3">
          <Region name="This page" resetKey={path}>
            {children}
          </Region>
        </main>
        <Dock onShowJobs={() => setOverlay('jobs')} />
        <PhoneTabs onShowJobs={() => setOverlay('jobs')} />
        <NoticeList />
        <Suspense>
          {overlay === 'palette' && <Palette onClose={close} onShowKeys={() => setOverlay('keys')} />}
          {overlay === 'keys' && <KeyboardSheet onClose={close} />}
          {overlay === 'jobs' && <JobSheet onClose={close} />}
          {overlay === 'tree' && <TreeSheet onClose={close} />}
        </Suspense>
      </div>
    </PageBarContext>
  );
}
