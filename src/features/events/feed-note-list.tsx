/** Quiet lines over a list: what is missing there, each with what can be done. */
import { Link } from '@tanstack/react-router';
import type { FeedNote } from './feed-notes.ts';

export interface FeedNoteListProps {
  readonly notes: readonly FeedNote[];
  readonly onAct: (note: FeedNote) => void;
}

const ACTS = { listAgain: 'Try again', askAgain: 'Try again', choose: 'Choose cameras' } as const;
const ACT = 'shrink-0 text-fg1 underline';

export function FeedNoteList({ notes, onAct }: FeedNoteListProps) {
  return (
    <div role="status" className="shrink-0">
      <ul aria-label="What is missing">
        {notes.map((note) => (
          <li
            key={note.id}
            className="flex items-baseline gap-3 border-b border-line px-3 py-1.5 text-12 text-fg2"
          >
            <span className="min-w-0 flex-1 wrap-anywhere">{note.words}</span>
            {note.act === 'signIn' && (
              <Link to="/connections" className={ACT}>
                Sign in
              </Link>
            )}
            {note.act !== undefined && note.act !== 'signIn' && (
              <button type="button" className={ACT} onClick={() => onAct(note)}>
                {ACTS[note.act]}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
