/** Whether the camera tree stands open beside this page: the page's default, or what the person chose. */
import { useRouterState } from '@tanstack/react-router';
import { usePreferences, usePreferencesStore } from '../preferences-context.ts';
import { pageOf } from './pages.ts';

export function useTreePanel(): { readonly open: boolean; readonly toggle: () => void } {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const store = usePreferencesStore();
  const { tree } = usePreferences();
  const page = pageOf(path);
  const name = page?.to ?? path;
  const open = tree[name] ?? page?.tree ?? false;
  return { open, toggle: () => store.change({ tree: { ...tree, [name]: !open } }) };
}
