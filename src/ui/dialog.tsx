/**
 * A dialog on the browser's own <dialog>: focus stays inside, Esc closes, the rest is inert.
 * Asks one thing.
 */
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { PortalContext } from './portal-context.ts';

export interface DialogProps {
  readonly title: ReactNode;
  /** For assistive technology when the title is not plain text. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** 392 px for a question, wider for a sheet. A tray lies in the corner above the dock, beside the picture. */
  readonly width?: 'question' | 'sheet' | 'tray';
}

const WIDTHS = {
  question: 'm-auto w-98',
  sheet: 'm-auto w-180',
  tray: 'mx-auto mt-auto mb-16 w-98 phone:mr-2 phone:mb-10 phone:w-86',
} as const;

export function Dialog({ title, label, onClose, children, width = 'question' }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const [portal, setPortal] = useState<HTMLElement | null>(null);
  const newestOnClose = useRef(onClose);
  useEffect(() => {
    newestOnClose.current = onClose;
  });
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return undefined;
    const opener = document.activeElement;
    // Only what the person closes is told: closing it on unmount says nothing new.
    const listening = new AbortController();
    const closed = () => newestOnClose.current();
    dialog.addEventListener('close', closed, { signal: listening.signal });
    dialog.showModal();
    // The first field that needs something. Without one the dialog itself: the browser would choose
    // the close button, whose tooltip takes the first Esc.
    (dialog.querySelector<HTMLElement>('input,select,textarea') ?? dialog).focus();
    return () => {
      listening.abort();
      // The event of this closing comes later, when a second mount may already listen.
      dialog.addEventListener('close', (event) => event.stopImmediatePropagation(), {
        once: true,
        capture: true,
      });
      dialog.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      tabIndex={-1}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === element.current) onClose();
      }}
      className={`max-h-[calc(100dvh-32px)] max-w-[calc(100vw-24px)] rounded-dialog border border-line2 bg-s2 p-0 text-fg1 shadow-2xl outline-none ${WIDTHS[width]}`}
    >
      <PortalContext value={portal}>
        <div ref={setPortal} className="flex flex-col p-5">
          <div className="mb-2 flex items-center justify-between gap-3">
            <h2 className="flex min-w-0 items-center gap-3 text-16 font-semibold">{title}</h2>
            <IconButton label="Close" shortcut="Esc" icon={X} onClick={onClose} />
          </div>
          {children}
        </div>
      </PortalContext>
    </dialog>
  );
}
