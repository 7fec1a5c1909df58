/** What is wrong with what was drawn, below it. */
import { TriangleAlert } from 'lucide-react';
import type { ExportField, ExportProblem } from '../../../vendors/contract-exports.ts';

export interface ProblemLinesProps {
  readonly problems: readonly ExportProblem[];
  /** Those that are shown here. */
  readonly fields: readonly ExportField[];
}

export function ProblemLines({ problems, fields }: ProblemLinesProps) {
  const here = problems.filter(({ field }) => fields.includes(field));
  if (here.length === 0) return null;
  return (
    <ul className="mt-2 space-y-1 text-12">
      {here.map(({ field, text }) => (
        <li key={`${field} ${text}`} className="flex items-start gap-1.5 font-550">
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="mt-px shrink-0" />
          {text}
        </li>
      ))}
    </ul>
  );
}
