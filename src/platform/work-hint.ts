/**
 * A mark that this browser has work of a kind to go on with, so that a page without any need not load the
 * code that looks. Says nothing about what it is.
 */

export interface WorkHint {
  readonly isSet: () => boolean;
  readonly set: (isUnfinished: boolean) => void;
}

/** A browser that refuses storage has no mark, and keeps no work either. */
const createWorkHint = (key: string): WorkHint => ({
  isSet: () => {
    try {
      return localStorage.getItem(key) !== null;
    } catch {
      return false;
    }
  },
  set: (isUnfinished) => {
    try {
      if (!isUnfinished) localStorage.removeItem(key);
      else if (localStorage.getItem(key) === null) localStorage.setItem(key, '1');
    } catch {
      // Then the page of that work finds it when it is opened.
    }
  },
});

export const pageImportHint: WorkHint = createWorkHint('sightline:imports');
export const pageExportHint: WorkHint = createWorkHint('sightline:exports');
