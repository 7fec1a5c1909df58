/** The clock, and the zone that all times are shown in. */
import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { use } from 'react';
import type { ZoneChoice } from '../../core/time-zone.ts';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu.ts';
import { TimeContext } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import { usePreferencesStore } from '../preferences-context.ts';

const CHOICES: readonly (readonly [ZoneChoice, string, string])[] = [
  ['site', 'Site', 'the zone of this site'],
  ['viewer', 'Yours', 'the zone of this computer'],
  ['camera', 'Camera', 'each camera’s own time, where it tells it'],
  ['utc', 'UTC', 'the same everywhere'],
];

const isChoice = (value: string): value is ZoneChoice => CHOICES.some(([choice]) => choice === value);

export function ZoneMenu() {
  const { choice, format } = use(TimeContext);
  const store = usePreferencesStore();
  const now = useNow();
  const word = CHOICES.find(([value]) => value === choice)?.[1] ?? '';
  const name = format.zoneName(now);
  return (
    <div className="flex shrink-0 items-center gap-3">
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={`Time zone: ${word}, ${name}`}
          className="flex h-7 items-center gap-1.5 rounded-control px-1 text-12 text-fg2 hover:bg-s3 hover:text-fg1 phone:text-13"
        >
          {word === name ? name : `${word} · ${name}`}
          <ChevronDown size={14} aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={6} className={MENU_CONTENT}>
            <DropdownMenu.Label className="px-2 py-1 text-12 text-fg3">Show times in</DropdownMenu.Label>
            <DropdownMenu.RadioGroup
              value={choice}
              onValueChange={(value) => {
                if (isChoice(value)) store.change({ zone: value });
              }}
            >
              {CHOICES.map(([value, title, hint]) => (
                <DropdownMenu.RadioItem key={value} value={value} className={`${MENU_ITEM} py-1`}>
                  <span className="w-4">
                    <DropdownMenu.ItemIndicator>
                      <Check size={16} aria-hidden />
                    </DropdownMenu.ItemIndicator>
                  </span>
                  <span className="w-16 font-550">{title}</span>
                  <span className="text-12 text-fg3">{hint}</span>
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <time
        dateTime={new Date(now).toISOString()}
        className="tabular hidden min-w-18 text-right text-16 font-650 whitespace-nowrap phone:block"
      >
        {format.clock(now)}
      </time>
    </div>
  );
}
