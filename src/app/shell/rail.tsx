/** The slim column of pages at the left. */
import { Link } from '@tanstack/react-router';
import { Keyboard, Settings } from 'lucide-react';
import { tooltip } from '../../ui/tooltip.ts';
import { PAGES } from './pages.ts';

const ITEM =
  'relative grid size-9 place-items-center rounded-control text-fg3 transition-colors duration-80 hover:bg-s3 hover:text-fg1';
const ACTIVE =
  'bg-s3 text-fg1! before:absolute before:inset-y-2 before:-left-1.5 before:w-0.5 before:rounded-r-full before:bg-accent';

export function Rail({ onShowKeys }: { readonly onShowKeys: () => void }) {
  return (
    <nav
      aria-label="Pages"
      className="row-span-3 hidden w-12 flex-col items-center gap-1 border-r border-line bg-s1 pt-1.5 pb-2 phone:flex"
    >
      <Logo />
      {PAGES.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          {...tooltip({ text: label, side: 'right' })}
          to={to}
          aria-label={label}
          className={ITEM}
          activeProps={{ className: ACTIVE }}
        >
          <Icon size={18} strokeWidth={1.6} aria-hidden />
        </Link>
      ))}
      <span className="flex-1" />
      <button
        {...tooltip({ text: 'Keyboard', shortcut: '?', side: 'right' })}
        type="button"
        aria-label="Keyboard"
        className={ITEM}
        onClick={onShowKeys}
      >
        <Keyboard size={18} strokeWidth={1.6} aria-hidden />
      </button>
      <Link
        {...tooltip({ text: 'Settings', side: 'right' })}
        to="/settings"
        aria-label="Settings"
        className={ITEM}
        activeProps={{ className: ACTIVE }}
      >
        <Settings size={18} strokeWidth={1.6} aria-hidden />
      </Link>
    </nav>
  );
}

/** The mark: a lens on a line of sight. */
function Logo() {
  return (
    <span className="mb-1.5 grid size-8 place-items-center text-accent">
      <svg
        width="22"
        height="22"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        aria-hidden
      >
        <circle cx="12" cy="12" r="6.5" />
        <circle cx="12" cy="12" r="1.4" fill="currentColor" stroke="none" />
        <path d="M12 2v4.5M12 17.5V22M2 12h4.5M17.5 12H22" strokeLinecap="round" />
      </svg>
    </span>
  );
}
