/** The root of all pages: the shell is wrapped round it by the app. */
import { createRootRouteWithContext, Link, Outlet } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import type { PreferencesStore } from '../platform/preferences.ts';
import type { SystemEntry } from '../systems/system-entry.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageBar } from '../ui/page-bar.tsx';

/** What routes reach besides React's contexts. */
export interface RouterContext {
  readonly systems: readonly SystemEntry[];
  readonly preferences: PreferencesStore;
  readonly site: { readonly name: string; readonly timeZone: string };
}

export const Route = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
});

function NotFound() {
  return (
    <>
      <PageBar title="Not found" />
      <EmptyState
        icon={MapPinOff}
        title="No page has this address"
        actions={
          <Link to="/live" className="underline">
            Go to Live
          </Link>
        }
      >
        The link may be cut off, or made for another version of Sightline.
      </EmptyState>
    </>
  );
}
