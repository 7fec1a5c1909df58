/** The letters of a vendor, in one width: vendors are words, never hues. */

export function Monogram({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <abbr
      title={label}
      className="inline-grid h-4 min-w-6 shrink-0 place-items-center rounded-thumb px-1 text-12 font-semibold text-fg2 no-underline shadow-[inset_0_0_0_1px_var(--color-edge)]"
    >
      {text}
    </abbr>
  );
}
