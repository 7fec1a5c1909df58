/**
 * A mark that this browser has imports to go on with, so that a page without any need not load the code
 * that looks. Says nothing about what they are.
 */

export interface ImportHint {
  readonly isSet: () => boolean;
  readonly set: (isUnfinished: boolean) => void;
}

const KEY = 'sightline:imports';

/** The mark of this browser. One that refuses storage has none, and keeps no imports either. */
export const pageImportHint: ImportHint = {
  isSet: () => {
    try {
      return localStorage.getItem(KEY) !== null;
    } catch {
      return false;
    }
  },
  set: (isUnfinished) => {
    try {
      if (!isUnfinished) localStorage.removeItem(KEY);
      else if (localStorage.getItem(KEY) === null) localStorage.setItem(KEY, '1');
    } catch {
      // Then the imports page finds them when it is opened.
    }
  },
};
