/** Shows parts in happy-dom. */
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { TooltipProvider } from '../../../ui/tooltip.tsx';

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

/** Renders a part and waits until React has done its work. */
export async function render(part: ReactNode): Promise<Rendered> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  const show = (next: ReactNode) => acting(() => root.render(<TooltipProvider>{next}</TooltipProvider>));
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
