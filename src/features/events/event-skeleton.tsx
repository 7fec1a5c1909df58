/** The event list while its first page is on the way: the same heights, nothing jumps. */

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

export function EventSkeleton({ rowHeight }: { readonly rowHeight: number }) {
  return (
    <div aria-busy aria-label="Asking for events" role="status" className="h-full overflow-hidden">
      <div className="h-7 border-y border-line bg-s2" />
      {ROWS.map((row) => (
        <div key={row} className="flex items-center gap-3 px-3 py-1.5" style={{ height: rowHeight }}>
          <span className="skeleton aspect-video h-full" />
          <span className="flex flex-col gap-2">
            <span className="skeleton h-3.5 w-24" />
            <span className="skeleton h-3 w-16" />
          </span>
        </div>
      ))}
    </div>
  );
}
