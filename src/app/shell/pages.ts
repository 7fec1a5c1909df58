/** The pages in the order of the rail. */
import {
  Cable,
  Cctv,
  ChartGantt,
  FileDown,
  FileUp,
  LayoutGrid,
  ListVideo,
  type LucideIcon,
  ScanFace,
} from 'lucide-react';

export interface Page {
  readonly to:
    | '/live'
    | '/cameras'
    | '/events'
    | '/archive'
    | '/exports'
    | '/imports'
    | '/videos'
    | '/connections';
  readonly label: string;
  readonly icon: LucideIcon;
  /** Whether the camera tree is open here unless the person folds it. */
  readonly tree: boolean;
}

export const PAGES: readonly Page[] = [
  { to: '/live', label: 'Live', icon: LayoutGrid, tree: true },
  { to: '/cameras', label: 'Cameras', icon: Cctv, tree: false },
  { to: '/events', label: 'Events', icon: ListVideo, tree: true },
  { to: '/archive', label: 'Archive', icon: ChartGantt, tree: false },
  { to: '/exports', label: 'Exports', icon: FileDown, tree: false },
  { to: '/imports', label: 'Imports', icon: FileUp, tree: false },
  { to: '/videos', label: 'Videos', icon: ScanFace, tree: false },
  { to: '/connections', label: 'Connections', icon: Cable, tree: false },
];

/** The page that an address belongs to. */
export const pageOf = (pathname: string): Page | undefined =>
  PAGES.find((page) => pathname === page.to || pathname.startsWith(`${page.to}/`));
