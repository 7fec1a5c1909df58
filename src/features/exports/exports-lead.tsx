/** The way back to the list, before the title of a page that makes exports. */
import { ArrowLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';

/** The page of the list. */
export const EXPORTS_PATH = '/exports';

export interface ExportsLeadProps {
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
}

export const ExportsLead = ({ onOpen }: ExportsLeadProps) => (
  <>
    <IconButton
      label="Back to the exports"
      icon={ArrowLeft}
      onClick={() => onOpen(EXPORTS_PATH)}
      className="max-phone:size-11"
    />
    <button
      type="button"
      onClick={() => onOpen(EXPORTS_PATH)}
      className="text-fg2 hover:text-fg1 max-phone:hidden"
    >
      Exports
    </button>
    <ChevronRight size={14} aria-hidden className="shrink-0 text-fg3 max-phone:hidden" />
  </>
);
