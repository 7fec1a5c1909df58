/** What belongs on a page that has nothing yet, and the first step. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons or links for the first step. */
  readonly actions?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="grid h-full place-items-center overflow-auto p-6">
      <div className="flex max-w-lg flex-col items-start gap-4 phone:flex-row phone:gap-6">
        <span className="grid h-20 w-28 shrink-0 place-items-center rounded-control border border-line2 text-fg3">
          <Icon size={28} strokeWidth={1.25} aria-hidden />
        </span>
        <div>
          <h2 className="text-16 font-semibold">{title}</h2>
          <div className="mt-1 text-fg2">{children}</div>
          {actions !== undefined && <div className="mt-4 flex flex-wrap gap-3">{actions}</div>}
        </div>
      </div>
    </div>
  );
}
