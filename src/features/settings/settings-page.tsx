/** What a person sets for this browser. */
import type { ReactNode } from 'react';
import type { Preferences, PreferencesStore } from '../../platform/preferences.ts';
import { PageBar } from '../../ui/page-bar.tsx';
import { useReadable } from '../../ui/use-readable.ts';

export interface SettingsPageProps {
  readonly preferences: PreferencesStore;
  readonly siteName: string;
  readonly siteZone: string;
}

const THEMES: readonly (readonly [Preferences['theme'], string])[] = [
  ['dark', 'Dark'],
  ['light', 'Light'],
  ['system', 'As this computer'],
];

export function SettingsPage({ preferences, siteName, siteZone }: SettingsPageProps) {
  const { theme, zone } = useReadable(preferences);
  const zones: readonly (readonly [Preferences['zone'], string])[] = [
    ['site', `Site: ${siteZone}`],
    ['viewer', `Yours: ${new Intl.DateTimeFormat().resolvedOptions().timeZone}`],
    ['camera', 'Camera’s own, where it tells it'],
    ['utc', 'UTC'],
  ];
  return (
    <>
      <PageBar title="Settings">
        <span className="truncate text-12 text-fg3">of this browser, for {siteName}</span>
      </PageBar>
      <div className="h-full overflow-auto p-6">
        <div className="flex max-w-2xl flex-col gap-6">
          <Choice legend="Theme" help="What lies on video stays dark in both.">
            {THEMES.map(([value, text]) => (
              <Option
                key={value}
                name="theme"
                text={text}
                checked={theme === value}
                onChoose={() => preferences.change({ theme: value })}
              />
            ))}
          </Choice>
          <Choice legend="Times in" help="The zone always stands beside the clock.">
            {zones.map(([value, text]) => (
              <Option
                key={value}
                name="zone"
                text={text}
                checked={zone === value}
                onChoose={() => preferences.change({ zone: value })}
              />
            ))}
          </Choice>
          <p className="border-t border-line pt-4 text-fg2">
            Press <b>?</b> on any page for the keys that work there.
          </p>
        </div>
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly legend: string;
  readonly help: string;
  readonly children: ReactNode;
}

function Choice({ legend, help, children }: ChoiceProps) {
  return (
    <fieldset className="grid gap-x-6 gap-y-1 border-t border-line pt-4 phone:grid-cols-[92px_1fr]">
      <legend className="float-left font-semibold">{legend}</legend>
      <div>
        {children}
        <p className="mt-1 text-12 text-fg3">{help}</p>
      </div>
    </fieldset>
  );
}

interface OptionProps {
  readonly name: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Option({ name, text, checked, onChoose }: OptionProps) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        className="size-4 accent-accent"
      />
      {text}
    </label>
  );
}
