/** The systems of this site: sign-in, health, what each can do and why not. */
import { useState } from 'react';
import { useAllCameras } from '../../systems/camera-queries.ts';
import { readySystem } from '../../systems/systems-context.ts';
import { systemCondition } from '../../systems/system-condition.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import { Cable } from 'lucide-react';
import { ConnectionRow } from './connection-row.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';
import { TypedCamerasDialog } from './typed-cameras-dialog.tsx';
import type { ConnectionId } from '../../core/ids.ts';

export function ConnectionsPage() {
  const systems = useAllCameras();
  const [signingIn, setSigningIn] = useState<ConnectionId>();
  const [typingAt, setTypingAt] = useState<ConnectionId>();
  const waiting = systems.filter(
    ({ entry, session }) => systemCondition(entry.state.get(), session, entry.health.get()).needsPerson,
  ).length;
  const asked = systems.find(({ entry }) => entry.id === signingIn)?.entry;
  const askedSystem = asked === undefined ? undefined : readySystem(asked.state.get());
  const typed = systems.find(({ entry }) => entry.id === typingAt);
  const typing = typed === undefined ? undefined : readySystem(typed.entry.state.get())?.cameras.typing;
  const count = systems.length === 1 ? '1 system' : `${systems.length} systems`;
  return (
    <>
      <PageBar title="Connections">
        <span className="truncate text-12 text-fg3">
          {waiting === 0 ? count : `${count}, ${waiting === 1 ? '1 needs you' : `${waiting} need you`}`}
        </span>
      </PageBar>
      {systems.length === 0 ? (
        <EmptyState icon={Cable} title="No system is connected yet">
          Name the video systems of this site in <code>config.json</code>, under “connections”.
        </EmptyState>
      ) : (
        <div className="h-full overflow-auto">
          <div role="table" aria-label="Systems" className="min-w-0">
            <div
              role="row"
              className={`${COLUMNS} sticky top-0 z-10 hidden h-9 border-b border-line bg-s0 text-12 text-fg3 wide:grid`}
            >
              <span role="columnheader">System</span>
              <span role="columnheader">Health</span>
              <span role="columnheader">Clock</span>
              <span role="columnheader">Cameras</span>
              <span role="columnheader">What it can do here</span>
              <span role="columnheader">
                <span className="sr-only">Actions</span>
              </span>
            </div>
            {systems.map((system) => (
              <ConnectionRow
                key={system.entry.id}
                system={system}
                columns={COLUMNS}
                onSignIn={setSigningIn}
                onTyping={setTypingAt}
              />
            ))}
          </div>
        </div>
      )}
      {asked !== undefined && askedSystem !== undefined && (
        <SignInDialog entry={asked} system={askedSystem} onClose={() => setSigningIn(undefined)} />
      )}
      {typed !== undefined && typing !== undefined && (
        <TypedCamerasDialog
          entry={typed.entry}
          typing={typing}
          onChanged={typed.refetch}
          onClose={() => setTypingAt(undefined)}
        />
      )}
    </>
  );
}

/** From 1024 px a table; below that each system is a block. */
const COLUMNS =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 px-4 wide:grid-cols-[minmax(200px,1.1fr)_150px_80px_72px_minmax(0,2fr)_112px]';
