/** The signs of a time stamp's pattern and what they stand for; a press puts one into the pattern. */

export interface DirectiveListProps {
  readonly directives: readonly { readonly code: string; readonly meaning: string }[];
  readonly onChoose: (code: string) => void;
}

export function DirectiveList({ directives, onChoose }: DirectiveListProps) {
  return (
    <ul aria-label="Signs of the pattern" className="mt-1 max-h-44 overflow-auto rounded-control bg-s0 p-1">
      {directives.map(({ code, meaning }) => (
        <li key={code}>
          <button
            type="button"
            onClick={() => onChoose(code)}
            className="flex w-full items-baseline gap-2 rounded-chip px-1.5 py-0.5 text-left text-12 hover:bg-s3 max-phone:min-h-11"
          >
            <span className="tabular w-8 shrink-0 font-550">{code}</span>
            <span className="text-fg2">{meaning}</span>
            <span className="sr-only">, put it into the pattern</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
