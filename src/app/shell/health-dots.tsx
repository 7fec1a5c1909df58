/** One dot for each system, a link to where its health is explained. */
import { Link } from '@tanstack/react-router';
import { useCondition } from '../../systems/system-condition.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import { useSystems } from '../../systems/systems-context.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import { tooltip } from '../../ui/tooltip.ts';

export function HealthDots() {
  const entries = useSystems();
  return (
    <ul className="hidden items-center gap-3 phone:flex" aria-label="Systems">
      {entries.map((entry) => (
        <li key={entry.id}>
          <HealthDot entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function HealthDot({ entry }: { readonly entry: SystemEntry }) {
  const condition = useCondition(entry);
  return (
    <Link
      {...tooltip({ text: `${entry.name}: ${condition.words}` })}
      to="/connections"
      aria-label={`${entry.monogram}, ${entry.name}: ${condition.words}`}
      className="flex items-center gap-1.5 rounded-chip font-550 text-fg2 hover:text-fg1"
    >
      <StatusDot shape={condition.shape} />
      {entry.monogram}
    </Link>
  );
}
