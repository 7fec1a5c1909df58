/** What an emulator was asked, in order of arrival, for tests and people to read. */

export interface OperationLog<Entry extends object> {
  /** All entries so far, oldest first; a copy that later requests do not change. */
  readonly entries: () => readonly Entry[];
  readonly clear: () => void;
}

/** The emulator's own side of the log: it writes the entry at arrival and completes it at the end. */
export interface OperationRecorder<Entry extends object> {
  readonly log: OperationLog<Entry>;
  readonly open: (entry: Entry) => (outcome: Partial<Entry>) => void;
}

export function createOperationLog<Entry extends object>(): OperationRecorder<Entry> {
  let entries: { current: Entry }[] = [];
  return {
    log: {
      entries: () => entries.map(({ current }) => ({ ...current })),
      clear: () => {
        entries = [];
      },
    },
    open: (entry) => {
      const slot = { current: entry };
      entries.push(slot);
      return (outcome) => {
        slot.current = { ...slot.current, ...outcome };
      };
    },
  };
}
