/** Where files come in: by drop, by the browser's windows; and for which camera new ones are meant. */
import { FolderUp } from 'lucide-react';
import type { CameraRef } from '../../core/ids.ts';
import { Button } from '../../ui/button.tsx';
import { CameraPicker } from './camera-picker.tsx';

export interface DropZoneProps {
  readonly endings: readonly string[];
  readonly camera: CameraRef | undefined;
  readonly onCamera: (ref: CameraRef) => void;
  readonly onChooseFiles: () => void;
  readonly onChooseFolder: () => void;
  /** Why nothing can be taken now. */
  readonly disabledReason: string | undefined;
}

const SPOKEN: ReadonlySet<string> = new Set(['mp4', 'mov', 'mkv', 'avi', 'webm', 'ts']);

/** "MP4, MOV, MKV, AVI": those that people know. */
export const endingWords = (endings: readonly string[]): string =>
  endings
    .filter((ending) => SPOKEN.has(ending))
    .map((ending) => ending.toUpperCase())
    .join(', ');

export function DropZone(props: DropZoneProps) {
  const { endings, onChooseFiles, onChooseFolder, disabledReason } = props;
  const kinds = endingWords(endings);
  const help = `${kinds === '' ? '' : `${kinds}. `}Camera and start time are read from the files; you can change both before the upload.`;
  return (
    <section
      aria-label="New files"
      className="flex min-h-15 flex-wrap items-center gap-x-4 gap-y-3 rounded-control border border-dashed border-line2 bg-s1 py-2 pr-3 pl-5 max-phone:p-3"
    >
      <FolderUp size={20} strokeWidth={1.5} aria-hidden className="shrink-0 max-phone:hidden" />
      <div className="min-w-0 flex-1 basis-80 max-phone:hidden">
        <p className="font-550">Drop files or a whole folder anywhere on this page</p>
        <p className="text-12 text-fg3">{disabledReason ?? help}</p>
      </div>
      {disabledReason !== undefined && <p className="text-12 text-fg2 phone:hidden">{disabledReason}</p>}
      <NewFilesCamera {...props} />
      <div className="flex gap-2 max-phone:w-full">
        <Button
          onClick={onChooseFiles}
          disabledReason={disabledReason}
          className="max-phone:h-11 max-phone:flex-1"
        >
          Choose files…
        </Button>
        <Button
          onClick={onChooseFolder}
          disabledReason={disabledReason}
          className="max-phone:h-11 max-phone:flex-1"
        >
          Choose a folder…
        </Button>
      </div>
    </section>
  );
}

/** The camera that files get when they come in. */
export function NewFilesCamera({ camera, onCamera }: Pick<DropZoneProps, 'camera' | 'onCamera'>) {
  return (
    <div className="flex min-w-0 items-center gap-3 max-phone:w-full">
      <span className="shrink-0 text-12 text-fg3">Camera for new files</span>
      <CameraPicker
        label="Camera for new files"
        value={camera}
        onChoose={onCamera}
        className="max-w-48 bg-s2 max-phone:max-w-none max-phone:flex-1"
      />
    </div>
  );
}

/** Over the whole page while files are dragged over it. */
export function DropCover({ words }: { readonly words: string }) {
  return (
    <div className="pointer-events-none absolute inset-0 z-20 grid place-items-center bg-[color-mix(in_oklab,var(--s0)_82%,transparent)] p-3">
      <div className="grid size-full place-items-center rounded-dialog border-2 border-dashed border-accent">
        <p className="flex items-center gap-3 text-16 font-semibold">
          <FolderUp size={28} strokeWidth={1.25} aria-hidden />
          {words}
        </p>
      </div>
    </div>
  );
}
