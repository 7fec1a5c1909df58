/** The pattern that a mask is filled with: dark enough to stand for what nobody shall see. */

export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={8} height={8} fill="#07090c" fillOpacity={0.93} />
        <rect width={1.5} height={8} fill="#fff" fillOpacity={0.16} />
      </pattern>
    </defs>
  );
}
