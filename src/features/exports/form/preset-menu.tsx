/** Settings under a name: chosen, kept, removed. */
import { ChevronDown, Trash2 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { use, useState } from 'react';
import { ExportsContext } from '../../../systems/exports/exports-context.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { POPOVER } from '../../../ui/popover-look.ts';
import { PortalContext } from '../../../ui/portal-context.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import type { ExportOptions, ExportSettings } from '../../../vendors/contract-exports.ts';
import { presetSettings } from './export-draft.ts';
import { FIELD } from './form-row.tsx';

const LONGEST_NAME = 60;

export interface PresetMenuProps {
  readonly options: ExportOptions;
  readonly settings: ExportSettings;
  readonly onPreset: (settings: ExportSettings) => void;
}

export function PresetMenu({ options, settings, onPreset }: PresetMenuProps) {
  const list = use(ExportsContext);
  const presets = useReadable(list.presets);
  const portal = use(PortalContext);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const known = new Set(options.formats.map(({ id }) => id));
  const wanted = name.trim();
  const isTaken = presets.some((preset) => preset.name === wanted);
  const wrong =
    wanted === '' ? 'Give it a name.' : isTaken ? 'There are settings of that name already.' : undefined;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button size="small" tone="quiet" className="ml-auto max-phone:h-11">
          Saved settings
          <ChevronDown size={12} strokeWidth={2} aria-hidden />
        </Button>
      </Popover.Trigger>
      <Popover.Portal container={portal}>
        <Popover.Content
          aria-label="Saved settings"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={`${POPOVER} w-76`}
        >
          {presets.length === 0 && <p className="text-fg2">No settings are saved yet.</p>}
          <ul className="max-h-60 overflow-auto">
            {presets.map((preset) => {
              const isKnown = known.has(preset.settings.format);
              return (
                <li key={preset.id} className="flex items-center gap-1">
                  <Button
                    tone="quiet"
                    className="min-w-0 flex-1 justify-start! max-phone:h-11"
                    disabledReason={isKnown ? undefined : 'The chosen system does not know their format.'}
                    onClick={() => {
                      onPreset(preset.settings);
                      setOpen(false);
                    }}
                  >
                    <span className="truncate">{preset.name}</span>
                  </Button>
                  <IconButton
                    label={`Remove ${preset.name}`}
                    icon={Trash2}
                    onClick={() => list.removePreset(preset.id)}
                    className="max-phone:size-11"
                  />
                </li>
              );
            })}
          </ul>
          <form
            className="mt-2 flex gap-2 border-t border-line pt-3"
            onSubmit={(event) => {
              event.preventDefault();
              if (wrong !== undefined) return;
              list.savePreset(wanted, presetSettings(settings));
              setName('');
            }}
          >
            <input
              aria-label="Name for these settings"
              placeholder="Name for these settings"
              maxLength={LONGEST_NAME}
              value={name}
              onChange={(event) => setName(event.target.value)}
              className={`${FIELD} placeholder:text-fg3`}
            />
            <Button type="submit" disabledReason={wrong} className="max-phone:h-11">
              Save
            </Button>
          </form>
          <p className="mt-1.5 text-12 text-fg3">
            All but the camera, the time, and what is drawn on the picture.
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
