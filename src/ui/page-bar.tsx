/** The bar over each page: the page writes what this is and how it is, into the shell's slot. */
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { createPortal } from 'react-dom';

export interface PageBarSlot {
  readonly element: HTMLElement | null;
}

export const PageBarContext = createContext<PageBarSlot>({ element: null });

export interface PageBarProps {
  /** The page's one heading, also the window's title. */
  readonly title: string;
  /** Before the heading: where it lies. */
  readonly lead?: ReactNode;
  /** Behind the heading: how it is. */
  readonly children?: ReactNode;
}

export function PageBar({ title, lead, children }: PageBarProps) {
  const { element } = useContext(PageBarContext);
  useEffect(() => {
    document.title = `${title} · Sightline`;
  }, [title]);
  if (element === null) return null;
  return createPortal(
    <>
      {lead}
      <h1 className="min-w-0 truncate text-14 font-semibold">{title}</h1>
      {children}
    </>,
    element,
  );
}
