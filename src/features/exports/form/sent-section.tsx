/** The order as it is sent, folded away until somebody asks for it. */
import { ChevronRight, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { useTell } from '../../../ui/notices.ts';
import type { WireText } from './wire-text.ts';

export interface SentSectionProps {
  /** Undefined where the order is no text: nothing is shown. */
  readonly wire: WireText | undefined;
}

export function SentSection({ wire }: SentSectionProps) {
  const [open, setOpen] = useState(false);
  const tell = useTell();
  if (wire === undefined) return null;
  const copy = () => {
    if (wire.kind === 'none') return;
    void navigator.clipboard.writeText(wire.text).then(
      () => tell('Copied'),
      () => tell('The browser does not let it be copied.'),
    );
  };
  return (
    <section aria-label="What is sent" className="px-4 py-2.5">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-h-7 items-center gap-1 font-semibold max-phone:min-h-11"
        >
          <ChevronRight size={14} aria-hidden className={classNames('shrink-0', open && 'rotate-90')} />
          What is sent
        </button>
      </h2>
      {open && wire.kind === 'none' && <p className="mt-1 text-12 text-fg2">{wire.reason}</p>}
      {open && wire.kind === 'text' && (
        <>
          {/* It scrolls by itself: the keyboard has to reach it. */}
          <pre
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls
            tabIndex={0}
            aria-label="The order as it is sent"
            className="mt-1 max-h-72 overflow-auto rounded-control bg-s0 p-2 font-mono text-12 whitespace-pre text-fg1"
          >
            {wire.text}
          </pre>
          <Button size="small" icon={Copy} className="mt-1.5 max-phone:h-11" onClick={copy}>
            Copy
          </Button>
        </>
      )}
    </section>
  );
}
