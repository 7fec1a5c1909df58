/** The pages on a phone: five tabs at the foot. */
import { Link, useRouterState } from '@tanstack/react-router';
import { ArrowUpDown, Ellipsis, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu.ts';
import { JobBadge } from './job-badge.tsx';
import { PAGES, type Page } from './pages.ts';

const TAB =
  'relative flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-12 text-fg3 before:absolute before:top-0 before:h-0.5 before:w-8 before:rounded-b-full';
const ACTIVE = 'text-fg1! font-semibold before:bg-accent';
const FIRST: ReadonlySet<Page['to']> = new Set<Page['to']>(['/live', '/events', '/archive']);

export function PhoneTabs({ onShowJobs }: { readonly onShowJobs: () => void }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const more = PAGES.filter((page) => !FIRST.has(page.to));
  const inMore = path.startsWith('/settings') || more.some((page) => path.startsWith(page.to));
  return (
    <nav
      aria-label="Pages"
      className="flex border-t border-line bg-s1 pb-[env(safe-area-inset-bottom)] phone:hidden"
    >
      {PAGES.filter((page) => FIRST.has(page.to)).map(({ to, label, icon }) => (
        <Link key={to} to={to} className={TAB} activeProps={{ className: ACTIVE }}>
          <TabFace icon={icon} label={label} />
        </Link>
      ))}
      <button type="button" className={TAB} onClick={onShowJobs}>
        <TabFace icon={ArrowUpDown} label="Jobs" />
        <JobBadge />
      </button>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className={`${TAB} ${inMore ? ACTIVE : ''}`}>
          <TabFace icon={Ellipsis} label="More" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content side="top" align="end" sideOffset={6} className={MENU_CONTENT}>
            {more.map(({ to, label, icon: Icon }) => (
              <DropdownMenu.Item key={to} asChild>
                <Link to={to} className={`${MENU_ITEM} h-11`}>
                  <Icon size={16} aria-hidden />
                  {label}
                </Link>
              </DropdownMenu.Item>
            ))}
            <DropdownMenu.Item asChild>
              <Link to="/settings" className={`${MENU_ITEM} h-11`}>
                Settings
              </Link>
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </nav>
  );
}

function TabFace({ icon: Icon, label }: { readonly icon: LucideIcon; readonly label: string }) {
  return (
    <>
      <Icon size={20} strokeWidth={1.5} aria-hidden />
      {label}
    </>
  );
}
