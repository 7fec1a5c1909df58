/** A key of the keyboard, as text in a hairline. */
import type { ReactNode } from 'react';

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded-chip border border-line px-1 font-sans text-12 font-medium whitespace-nowrap text-fg3">
      {children}
    </kbd>
  );
}
