/** How the small windows over a page look; the windows themselves are Radix's. */
export const POPOVER =
  'z-30 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-16px)] overflow-auto rounded-dialog border border-line2 bg-s2 p-3 text-13 text-fg1 shadow-2xl outline-none';
