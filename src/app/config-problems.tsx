/** The page instead of the app when config.json cannot be used: names each wrong key. */
import { FileWarning } from 'lucide-react';
import type { ConfigProblem } from '../platform/config/config-problem.ts';
import { Button } from '../ui/button.tsx';

export function ConfigProblems({ problems }: { readonly problems: readonly ConfigProblem[] }) {
  return (
    <main className="grid h-full place-items-center overflow-auto p-6">
      <div className="w-full max-w-2xl">
        <h1 className="flex items-center gap-3 text-20 font-650">
          <FileWarning size={28} strokeWidth={1.25} aria-hidden />
          This site’s configuration cannot be used
        </h1>
        <p className="mt-2 text-fg2">
          Sightline reads <code>config.json</code> beside its index page. These places in it need a change:
        </p>
        <dl className="mt-5 border-y border-line">
          {problems.map((problem) => (
            <div
              key={`${problem.path} ${problem.message}`}
              className="grid gap-x-6 border-b border-line py-3 last:border-b-0 phone:grid-cols-[220px_1fr]"
            >
              <dt className="font-550 wrap-anywhere">{problem.path === '' ? 'the file' : problem.path}</dt>
              <dd className="text-fg2">{problem.message}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 mb-5 text-12 text-fg3">
          Editors that know JSON Schema check the file while you write: its “$schema” is{' '}
          <a className="underline" href="/config.schema.json">
            /config.schema.json
          </a>
          .
        </p>
        <Button tone="primary" onClick={() => location.reload()}>
          Read it again
        </Button>
      </div>
    </main>
  );
}
