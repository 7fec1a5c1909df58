/** How menus look; the menus themselves are Radix's. */
export const MENU_CONTENT =
  'z-30 min-w-52 rounded-dialog border border-line2 bg-s2 p-1 text-13 text-fg1 shadow-2xl outline-none';
export const MENU_ITEM =
  'flex min-h-7 cursor-default items-center gap-2 rounded-chip px-2 outline-none select-none data-highlighted:bg-s3 data-disabled:text-fg3';
