// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId } from '../../core/ids.ts';
import { createStore, type Store } from '../../core/readable.ts';
import { plainEntry } from '../../testing/plain-systems.ts';
import { acting, render, type Rendered } from '../../testing/render.tsx';
import type { CameraTyping, TypedCamera } from '../../vendors/contract.ts';
import { TypedCamerasDialog } from './typed-cameras-dialog.tsx';

let shown: Rendered | undefined;
let cameras: Store<readonly TypedCamera[]>;
let added: { readonly name: string; readonly parts: Readonly<Record<string, string>> }[];
let refusal: unknown;
let changes: number;
let closes: number;

beforeEach(() => {
  cameras = createStore<readonly TypedCamera[]>([]);
  added = [];
  refusal = undefined;
  changes = 0;
  closes = 0;
});
afterEach(async () => {
  await shown?.unmount();
});

const typing = (): CameraTyping => ({
  parts: [
    { key: 'site', label: 'Site number', hint: 'Such as 12' },
    { key: 'camera', label: 'Camera number', hint: 'Such as 3' },
  ],
  cameras,
  add: (name, parts) => {
    if (refusal !== undefined) throw refusal;
    added.push({ name, parts });
    const id = cameraId(`${parts['site']}/${parts['camera']}`);
    cameras.set([...cameras.get(), { id, name }]);
    return id;
  },
  remove: (id) => cameras.set(cameras.get().filter((one) => one.id !== id)),
});

async function open(): Promise<void> {
  shown = await render(
    <TypedCamerasDialog
      entry={plainEntry('quayside', 'Quayside')}
      typing={typing()}
      onChanged={() => (changes += 1)}
      onClose={() => (closes += 1)}
    />,
  );
}

const find = <T extends Element>(selector: string, kind: new () => T): T => {
  const found = shown?.container.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`There is no ${selector}.`);
};
const field = (name: string) => find(`[name="${name}"]`, HTMLInputElement);
async function add(name: string, site: string, camera: string): Promise<void> {
  field('name').value = name;
  field('part-site').value = site;
  field('part-camera').value = camera;
  await acting(() => find('form', HTMLFormElement).requestSubmit());
}
const rows = () => [...(shown?.container.querySelectorAll('li') ?? [])].map((row) => row.textContent);

describe('naming cameras by hand', () => {
  it('asks for what the system wants, each with its hint', async () => {
    await open();
    const labels = [...(shown?.container.querySelectorAll('label > span:first-child') ?? [])];
    expect(labels.map((label) => label.textContent)).toEqual(['Name', 'Site number', 'Camera number']);
    const hint = field('part-site').getAttribute('aria-describedby') ?? '';
    expect(find(`#${hint}`, HTMLElement).textContent).toBe('Such as 12');
    expect(shown?.container.querySelector('ul')).toBeNull();
  });

  it('adds one, empties the fields for the next, and tells that the list is another one', async () => {
    await open();
    await add('Hidden <gate>', '7015498111931795223', '3');
    expect(added).toEqual([{ name: 'Hidden <gate>', parts: { site: '7015498111931795223', camera: '3' } }]);
    expect(rows()).toEqual(['Hidden <gate>7015498111931795223/3']);
    expect([field('name').value, field('part-site').value]).toEqual(['', '']);
    expect(document.activeElement).toBe(field('name'));
    expect([changes, closes]).toEqual([1, 0]);
  });

  it('says in words why it is refused, keeps what was typed, and forgets the words with the next one', async () => {
    await open();
    const vendorText = 'The site number is missing.';
    refusal = new Failure({ code: 'rejected', operation: 'name a camera', vendorText });
    await add('Gate', '', '3');
    expect(find('[role=alert]', HTMLElement).textContent).toBe(vendorText);
    expect(field('name').value).toBe('Gate');
    expect(changes).toBe(0);
    refusal = undefined;
    await add('Gate', '1', '3');
    expect(shown?.container.querySelector('[role=alert]')).toBeNull();
  });

  it('has words for a refusal without any', async () => {
    await open();
    refusal = new Failure({ code: 'rejected', operation: 'name a camera' });
    await add('Gate', '1', '3');
    expect(find('[role=alert]', HTMLElement).textContent).toBe('Quayside refused the request.');
  });

  it('takes one out, by a button that names it', async () => {
    cameras.set([
      { id: cameraId('1/2'), name: 'Gate' },
      { id: cameraId('1/3'), name: 'Yard' },
    ]);
    await open();
    await acting(() => find('[aria-label="Remove Gate"]', HTMLButtonElement).click());
    expect(rows()).toEqual(['Yard1/3']);
    expect(changes).toBe(1);
  });

  it('is over when somebody is done', async () => {
    await open();
    const buttons = [...(shown?.container.querySelectorAll('button') ?? [])];
    await acting(() => buttons.find(({ textContent }) => textContent === 'Done')?.click());
    expect(closes).toBe(1);
  });
});
