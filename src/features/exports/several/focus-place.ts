/** Puts the focus where something is wrong on the page. Parts of it carry their place as `data-place`. */
import { focusField } from '../form/form-row.tsx';
import { placeKey, type SeveralPlace } from './several-draft.ts';

/** What the fold of a system carries: within it the rows of its settings are found by their fields. */
export const foldKey = (system: string): string => `system ${system}`;

export function focusPlace(page: HTMLElement | null, place: SeveralPlace): void {
  const key = place.kind === 'setting' ? foldKey(place.system) : placeKey(place);
  const parts = page?.querySelectorAll<HTMLElement>('[data-place]');
  const part = [...(parts ?? [])].find(({ dataset }) => dataset['place'] === key);
  if (part === undefined) return;
  if (place.kind === 'setting') {
    focusField(part, place.field);
    return;
  }
  // Its field, or the last of its buttons: that takes away what cannot be put right.
  const controls = [...part.querySelectorAll<HTMLElement>('input:not(:disabled),button')];
  const field = controls.find((one) => one instanceof HTMLInputElement);
  (field ?? controls.at(-1))?.focus();
  part.scrollIntoView?.({ block: 'center' });
}
