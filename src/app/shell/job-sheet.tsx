/** Long work from every page: uploads, exports, downloads. */
import { ArrowUpDown } from 'lucide-react';
import { Dialog } from '../../ui/dialog.tsx';

export function JobSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Jobs" label="Jobs" onClose={onClose}>
      <div className="flex items-start gap-4 py-3">
        <ArrowUpDown size={28} strokeWidth={1.25} className="shrink-0 text-fg3" aria-hidden />
        <p className="text-fg2">
          Nothing is running. Exports and imports show here from every page, with how far they are and how to
          stop them.
        </p>
      </div>
    </Dialog>
  );
}
