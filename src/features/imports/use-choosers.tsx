/** Choosing files and folders: with the browser's windows where it has them, else with fields of a form. */
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import type { FoundFiles } from '../../platform/dropped-files.ts';
import { fieldFiles, pickFiles, pickFolder, picksFiles, picksFolders } from '../../platform/pick-files.ts';

export interface Choosers {
  /** The fields: always there, so that they can be filled without any window. */
  readonly fields: ReactNode;
  readonly chooseFiles: () => void;
  readonly chooseFolder: () => void;
  /** One file, for whoever asks for it. */
  readonly chooseOne: (take: (found: FoundFiles) => void) => void;
}

export interface ChoosersOptions {
  /** Of files, without dots. */
  readonly endings: readonly string[];
  readonly onFound: (found: FoundFiles | Promise<FoundFiles>) => void;
}

export function useChoosers({ endings, onFound }: ChoosersOptions): Choosers {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const one = useRef<HTMLInputElement>(null);
  const takeOne = useRef<((found: FoundFiles) => void) | undefined>(undefined);
  const take = (event: ChangeEvent<HTMLInputElement>, give: (found: FoundFiles) => void) => {
    give(fieldFiles(event.target.files));
    // The same may be chosen again.
    event.target.value = '';
  };
  const accept = endings.map((ending) => `.${ending}`).join(',');
  return {
    chooseFiles: () => {
      if (picksFiles()) onFound(pickFiles(endings));
      else files.current?.click();
    },
    chooseFolder: () => {
      if (picksFolders()) onFound(pickFolder());
      else folder.current?.click();
    },
    chooseOne: (give) => {
      if (picksFiles()) void pickFiles(endings, false).then(give);
      else {
        takeOne.current = give;
        one.current?.click();
      }
    },
    fields: (
      <div className="sr-only">
        <label>
          Footage files
          <input
            ref={files}
            type="file"
            multiple
            accept={accept}
            tabIndex={-1}
            onChange={(event) => take(event, onFound)}
          />
        </label>
        <label>
          Footage folder
          <input
            ref={(field) => {
              folder.current = field;
              field?.setAttribute('webkitdirectory', '');
            }}
            type="file"
            tabIndex={-1}
            onChange={(event) => take(event, onFound)}
          />
        </label>
        <label>
          The file of one row
          <input
            ref={one}
            type="file"
            accept={accept}
            tabIndex={-1}
            onChange={(event) => take(event, (found) => takeOne.current?.(found))}
          />
        </label>
      </div>
    ),
  };
}
