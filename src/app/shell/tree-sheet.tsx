/** The camera tree on a phone: a sheet over the page. */
import { CameraTree } from '../../features/cameras/camera-tree.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function TreeSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Cameras" label="Cameras" onClose={onClose} width="sheet">
      <div className="-mx-3 flex h-[70dvh] flex-col">
        <CameraTree touch onOpened={onClose} />
      </div>
    </Dialog>
  );
}
