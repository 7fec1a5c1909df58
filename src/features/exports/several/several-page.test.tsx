// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { offer } from '../../../core/offer.ts';
import { plainCamera } from '../../../testing/plain-systems.ts';
import { acting } from '../../../testing/render.tsx';
import { HALF_HOUR, onDay } from '../testing/fake-exports.ts';
import { severalPath } from '../several-address.ts';
import {
  all,
  choose,
  chosenRows,
  closeSeveral,
  fill,
  find,
  key,
  nameOf,
  openSeveral,
  part,
  press,
  settle,
  text,
} from './testing/open-several.tsx';
import { ref, signedIn, someFootage, STAYS, WAREHOUSE } from './testing/several-systems.ts';

const LIST = 'Cameras to choose from';
const footer = () => document.querySelector('footer')?.textContent ?? '';

describe('the list of cameras', () => {
  it('has the cameras of all systems that export, and the others with their reason and a link', async () => {
    const { opened } = await openSeveral();
    expect(part(LIST)).toContain('Aisle 12');
    expect(part(LIST)).toContain('Crane <B>');
    expect(part(LIST)).toContain('It keeps no recordings.');
    expect(part(LIST)).not.toContain('Lobby');
    expect(part(LIST)).toContain('Nobody is signed in.');
    await press('Sign in: Terminal North');
    await press('Connections: Reception faces');
    expect(opened).toEqual(['/connections', '/connections']);
  });

  it('finds cameras by typing, and chooses all that are found of a system', async () => {
    await openSeveral();
    await fill('Find cameras', 'aisle');
    expect(part(LIST)).not.toContain('Quay 1');
    await choose('All found cameras of Warehouse 4');
    expect(chosenRows()).toEqual(['Aisle 12, Warehouse 4', 'Aisle 14, Warehouse 4']);
    await choose('All found cameras of Warehouse 4');
    expect(chosenRows()).toEqual([]);
    await fill('Find cameras', 'nothing like it');
    expect(part(LIST)).toContain('No camera is called that.');
  });

  it('draws of thousands of cameras only those on screen', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => plainCamera(String(index), `Camera ${index}`));
    await openSeveral({ entries: [signedIn(WAREHOUSE, 'Warehouse 4', offer(someFootage()), many)] });
    expect(all('input[type=checkbox]').length).toBeLessThan(60);
    expect(nameOf(find('input', 'All found cameras of Warehouse 4'))).toBeDefined();
    await choose('All found cameras of Warehouse 4');
    // As many do not fit into one group.
    expect(chosenRows()).toEqual([]);
  });

  it('is walked by keyboard: one line is reached by Tab, the arrows go on', async () => {
    await openSeveral();
    const boxes = () => all('[data-row]');
    expect(boxes().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    find('input', 'Find cameras').focus();
    await key('ArrowDown');
    expect(nameOf(document.activeElement ?? document.body)).toBe('All found cameras of Warehouse 4');
    await key('ArrowDown');
    expect(document.activeElement).toBe(find('input', 'Aisle 12'));
    await key('End');
    expect(document.activeElement?.textContent).toContain('Sign in');
    await key('Home');
    await key('ArrowUp');
    expect(document.activeElement).toBe(find('input', 'Find cameras'));
  });
});

describe('the range', () => {
  it('is of all cameras, in the zone that it names, with what is there of each', async () => {
    await openSeveral();
    expect(find('input', 'From, in').getAttribute('value')).toBe('2026-11-20T17:10:00.000');
    expect(text()).toContain('site time');
    await choose('Aisle 12', 'Ramp');
    expect(part('Aisle 12, Warehouse 4')).toContain('22 of 30 min present, 4 gaps');
    expect(part('Ramp, Depot')).toContain('Not told: Depot does not say what is recorded.');
    expect(footer()).toContain('1 h requested');
    expect(footer()).toContain('22 min of 30 min present; 1 camera, 30 min, not told');
  });

  it('says what could not be asked', async () => {
    const coverage = () => Promise.reject(new Error('no'));
    await openSeveral({
      entries: [
        signedIn(WAREHOUSE, 'Warehouse 4', offer(someFootage({ coverage })), [plainCamera('12', 'Aisle 12')]),
      ],
    });
    await choose('Aisle 12');
    expect(part('Aisle 12, Warehouse 4')).toContain('What is recorded is not known.');
  });

  it('is changed for one camera alone, and for it taken back', async () => {
    const { orders } = await openSeveral();
    await choose('Aisle 12', 'Aisle 14');
    await press('Own times for Aisle 14');
    await fill('Aisle 14, to', '2026-11-20T17:12:00.280');
    expect(part('Aisle 14, Warehouse 4')).toContain('All 2 min present');
    expect(text()).toContain('2 cameras, 1 with a time of its own');
    await press('Own times for Aisle 12');
    await fill('Aisle 12, from', '2026-11-20T17:11:00.000');
    await press('Times of all for Aisle 12');
    await press('Export 2 cameras');
    expect(orders().map(({ source }) => source)).toEqual([
      { kind: 'archive', archive: undefined, span: HALF_HOUR },
      { kind: 'archive', archive: undefined, span: { from: HALF_HOUR.from, until: onDay('16:12:00.280') } },
    ]);
  });

  it('says what a system refuses of a camera beside it, at once', async () => {
    const refused = { archives: [], hasSound: undefined, refused: 'This account may not export it.' };
    await openSeveral({
      entries: [
        signedIn(WAREHOUSE, 'Warehouse 4', offer(someFootage({ camera: () => Promise.resolve(refused) })), [
          plainCamera('12', 'Aisle 12'),
        ]),
      ],
    });
    await choose('Aisle 12');
    expect(part('Aisle 12, Warehouse 4')).toContain('This account may not export it.');
  });

  it('keeps chosen cameras of systems that nobody is signed in to, with the reason', async () => {
    await openSeveral({ address: severalPath({ cameras: [ref('terminal', '7')], ...HALF_HOUR }) });
    expect(part('7, Terminal North')).toContain('Nobody is signed in.');
    await press('Export 1 camera');
    expect(document.activeElement).toBe(find('button', 'Remove 7'));
    await press('Remove 7');
    expect(chosenRows()).toEqual([]);
  });
});

describe('an order', () => {
  it('makes one group over the systems, with as few exports as they allow', async () => {
    const { orders, opened } = await openSeveral();
    await choose('Aisle 12', 'Quay 1', 'Crane <B>', 'Tor Süd', 'Ramp');
    expect(footer()).toContain('makes 3 exports');
    expect(text()).toContain('Native, 1 export of 3 cameras');
    await fill('Folder', 'E:\\Fälle <7>');
    await press('Export from 3 systems');
    expect(orders().map(({ camera }) => camera)).toEqual([
      ref('warehouse', '12'),
      ref('quay', '1'),
      ref('depot', '9'),
    ]);
    const [first, second, third] = orders();
    expect(second?.others.map(({ cameraName }) => cameraName)).toEqual(['Crane <B>', 'Tor Süd']);
    expect(second?.settings).toMatchObject({ format: 'native', folder: 'E:\\Fälle <7>' });
    expect(first?.held).toHaveLength(5);
    expect(third?.held).toBeUndefined();
    expect(first?.group?.name).toBe('Incident 20 Nov 2026 17:10');
    expect(first?.group?.id).not.toBe('');
    expect(new Set(orders().map(({ group }) => group?.id)).size).toBe(1);
    expect(opened).toEqual([`/exports?group=${first?.group?.id}`]);
  });

  it('makes an export of each camera where another format is chosen', async () => {
    const { orders } = await openSeveral();
    await choose('Quay 1', 'Tor Süd');
    await press('MP4 clip', 'input[type=radio]');
    expect(text()).toContain('MP4 clip, 2 exports of one camera each');
    await press('Export 2 cameras');
    expect(orders().map(({ others, settings }) => [others.length, settings.format])).toEqual([
      [0, 'clip'],
      [0, 'clip'],
    ]);
  });

  it('gets the name and the hand on that are set', async () => {
    const { orders } = await openSeveral();
    await choose('Aisle 12');
    await fill('Name of the group', '  Case 26-1184 ');
    await choose('Write one manifest');
    await press('Export 1 camera');
    expect(orders()[0]).toMatchObject({
      group: { name: 'Case 26-1184' },
      handOn: { download: true, manifest: false },
    });
  });

  it('is made once, however often Export is pressed, and by keyboard', async () => {
    const { orders, registry } = await openSeveral();
    await choose('Aisle 12');
    const event = () => new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true });
    await acting(() => registry.handle(event()));
    await acting(() => registry.handle(event()));
    expect(orders()).toHaveLength(1);
  });

  it('is not made while something is wrong: it is said there, and the focus goes there', async () => {
    const { orders, opened } = await openSeveral();
    await press('Export');
    expect(part(LIST)).toContain('Choose at least one camera.');
    expect(document.activeElement).toBe(find('input', 'Find cameras'));
    await choose('Quay 1');
    await press('Export 1 camera');
    expect(part('Quayside')).toContain('Give a folder on the server.');
    expect(document.activeElement).toBe(find('input', 'Folder'));
    await fill('From, in', '');
    await press('Export 1 camera');
    expect(text()).toContain('The beginning is no date and time.');
    expect(document.activeElement).toBe(find('input', 'From, in'));
    expect(orders()).toEqual([]);
    expect(opened).toEqual([]);
  });

  it('shows at once what a system cannot do without, also after a reload', async () => {
    await openSeveral({ address: severalPath({ cameras: [ref('quay', '1'), ref('warehouse', '12')] }) });
    expect(find('input', 'Folder')).toBeDefined();
    expect(text()).not.toContain('Give a folder on the server.');
    const heads = all('section button[aria-expanded]').map((one) => one.getAttribute('aria-expanded'));
    expect(heads).toEqual(['false', 'true']);
  });

  it('opens a folded system again where something is wrong in it', async () => {
    await openSeveral();
    await choose('Quay 1');
    const head = find('section', 'Quayside').querySelector('button');
    await acting(() => head?.click());
    expect(all('input').some((one) => nameOf(one) === 'Folder')).toBe(false);
    await press('Export 1 camera');
    expect(document.activeElement).toBe(find('input', 'Folder'));
  });
});

describe('what stays on a server', () => {
  it('is said before the order, also while the settings are folded', async () => {
    await openSeveral();
    await choose('Quay 1', 'Aisle 12');
    const head = find('section', 'Quayside').querySelector('button');
    if (head?.getAttribute('aria-expanded') === 'true') await acting(() => head.click());
    await settle();
    expect(part('Quayside')).toContain(STAYS);
    expect(part('Hand on')).toContain('Not those of Quayside: they stay on its server.');
    await press('Remove Aisle 12');
    expect(part('Hand on')).toContain('Nothing comes here');
  });
});

describe('the address', () => {
  it('keeps cameras and range, so that a reload finds them', async () => {
    const { place } = await openSeveral();
    await choose('Aisle 12', 'Quay 1');
    await fill('To, in', '2026-11-20T17:30:00.000');
    const { address } = place;
    await closeSeveral();
    await openSeveral({ address });
    expect(chosenRows()).toEqual(['Aisle 12, Warehouse 4', 'Quay 1, Quayside']);
    expect(find('input', 'To, in').getAttribute('value')).toBe('2026-11-20T17:30:00.000');
  });

  it('follows a choice that is taken back', async () => {
    const { place } = await openSeveral();
    await choose('Aisle 12');
    const one = place.address;
    await choose('Aisle 14');
    await choose('Aisle 14');
    expect(place.address).toBe(one);
  });

  it('opens what another address asks for', async () => {
    const { place } = await openSeveral();
    await choose('Aisle 12');
    await acting(() => place.go(severalPath({ cameras: [ref('depot', '9')], ...HALF_HOUR })));
    await settle();
    expect(chosenRows()).toEqual(['Ramp, Depot']);
  });

  it('is plain again when all is started anew', async () => {
    const { bar, place } = await openSeveral();
    await choose('Aisle 12');
    const button = [...bar.querySelectorAll('button')].find((one) => one.textContent === 'Start anew');
    expect(button).toBeDefined();
    await acting(() => button?.click());
    await settle();
    expect(chosenRows()).toEqual([]);
    expect(place.address).toBe('/exports/several');
  });
});
