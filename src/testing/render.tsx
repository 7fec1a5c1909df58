/** Shows parts in happy-dom, as the app would. */
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

export interface Rendered {
  readonly container: HTMLElement;
  readonly render: (part: ReactNode) => Promise<void>;
  readonly unmount: () => Promise<void>;
}

/** Does something that React answers, and waits for the answer. */
export const acting = (work: () => unknown): Promise<void> =>
  act(async () => {
    await work();
  });

/** `onCaught` hears what error boundaries catch; React would write it to the console. */
export async function render(
  part: ReactNode,
  onCaught: (error: unknown) => void = () => {},
): Promise<Rendered> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container, { onCaughtError: onCaught });
  const show = (next: ReactNode) => acting(() => root.render(next));
  await show(part);
  return {
    container,
    render: show,
    unmount: async () => {
      await acting(() => root.unmount());
      container.remove();
    },
  };
}
