/** Notices at the foot, read aloud politely, gone after a few seconds. */
import { X } from 'lucide-react';
import { use } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { NoticeContext } from '../../ui/notices.ts';
import { useReadable } from '../../ui/use-readable.ts';

export function NoticeList() {
  const board = use(NoticeContext);
  const notices = useReadable(board);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-3 bottom-20 z-70 flex flex-col items-center gap-2 phone:bottom-11"
    >
      {notices.map((notice) => (
        <div
          key={notice.id}
          className="pointer-events-auto flex items-center gap-3 rounded-control border border-line2 bg-s2 py-1 pr-1 pl-3 shadow-xl"
        >
          {notice.text}
          <IconButton size="small" label="Dismiss" icon={X} onClick={() => board.dismiss(notice.id)} />
        </div>
      ))}
    </div>
  );
}
