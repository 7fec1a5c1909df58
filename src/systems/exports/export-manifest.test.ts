import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId } from '../../core/ids.ts';
import { spanOf } from '../../core/time-span.ts';
import { addMs, ms, ONE_MINUTE } from '../../core/units.ts';
import { FOUR, live, order, seconds } from '../../testing/export-setup.ts';
import { STAYING } from '../../testing/fake-exports.ts';
import { newExportJob } from './export-job.ts';
import { createGroupManifest, createManifest } from './export-manifest.ts';
import type { ExportItem, ExportOrder } from './export-model.ts';

const SITE = { name: 'Harbour', zone: 'Europe/Amsterdam' };
const MINUTE = ms(ONE_MINUTE);
const SHA = '0123456789abcdef'.repeat(4);
const at = (minutes: number) => addMs(FOUR, ms(minutes * MINUTE));

function itemOf(changes: Partial<ExportItem> = {}, wanted: ExportOrder = order()): ExportItem {
  const job = newExportJob({
    id: 'e1',
    order: wanted,
    systemName: 'Warehouse 4',
    createdAt: FOUR,
    account: 'ann',
  });
  return {
    ...job.item,
    ticket: 'uuid-1',
    delivered: [spanOf(at(0), ms(10 * MINUTE)), spanOf(at(18), ms(12 * MINUTE))],
    files: [
      {
        name: 'clip[0].mp4',
        label: 'clip.mp4',
        download: { kind: 'saved', at: at(31), name: 'Harbour_1of2.mp4', bytes: 1_500_000, sha256: SHA },
      },
      { name: 'clip[1].mp4', label: 'clip.mp4', download: { kind: 'none' } },
    ],
    state: { kind: 'ready', at: at(30) },
    ...changes,
  };
}

async function texts(item: ExportItem) {
  const { json, page, name } = createManifest(item, SITE, at(40));
  const facts: unknown = JSON.parse(await json.text());
  return { facts, page: await page.text(), name };
}

describe('a manifest', () => {
  it('says what was requested, what was delivered, and what is missing of it', async () => {
    const { facts } = await texts(itemOf());
    expect(facts).toMatchObject({
      kind: 'sightline-export-manifest',
      site: 'Harbour',
      zone: 'Europe/Amsterdam',
      system: { id: 'warehouse', name: 'Warehouse 4' },
      camera: { id: 'cam-1', name: 'Aisle 12' },
      requested: { from: '2026-11-20T16:00:00.000Z', until: '2026-11-20T16:30:00.000Z', seconds: 1800 },
      deliveredSeconds: 22 * 60,
      gaps: [{ from: '2026-11-20T16:10:00.000Z', until: '2026-11-20T16:18:00.000Z', seconds: 480 }],
      export: { nameAtSystem: 'uuid-1', orderedBy: 'ann', readyAt: '2026-11-20T16:30:00.000Z' },
      settings: { format: 'mp4' },
    });
  });

  it('says of each file what it is called, how large it is, and its checksum, or that it is not here', async () => {
    const { facts, page } = await texts(itemOf());
    expect(facts).toMatchObject({
      files: [
        { savedAs: 'Harbour_1of2.mp4', nameAtSystem: 'clip[0].mp4', bytes: 1_500_000, sha256: SHA },
        { savedAs: null, nameAtSystem: 'clip[1].mp4', bytes: null, sha256: null },
      ],
    });
    expect(page).toContain(SHA);
    expect(page).toContain('clip[1].mp4 (at the system; not downloaded)');
  });

  it('says what is not known instead of leaving it out', async () => {
    const { facts, page } = await texts(itemOf({ delivered: undefined }));
    expect(facts).toMatchObject({ delivered: null, gaps: null, deliveredSeconds: null, clockOffsetMs: null });
    expect(page).toContain('Not known');
    expect(page).toContain('Not measured');
  });

  it('is readable in the zone of the site, with its name', async () => {
    const { page } = await texts(itemOf({ clockOffset: ms(-2_500) }));
    expect(page).toMatch(/Fri 20 Nov 2026 17:10:00\.000 (CET|GMT\+1)/);
    expect(page).toContain('2.5 s behind');
    expect(page).toContain('22 min');
  });

  it('of an archive that held everything says so', async () => {
    const { page } = await texts(itemOf({ delivered: [spanOf(FOUR, ms(30 * MINUTE))] }));
    expect(page).toContain('The archive held all of the range.');
  });

  it('of live video says so', async () => {
    const { facts, page } = await texts(itemOf({ delivered: undefined }, live(seconds(30))));
    expect(facts).toMatchObject({ source: 'live', archive: null, requested: { seconds: 30 } });
    expect(page).toContain('Live video');
  });

  it('writes what people and systems wrote as text, and holds no script', async () => {
    const attack = `"><script>alert('1')</script><img src=x onerror=alert(1)>&amp;`;
    const { settings } = order();
    const { page } = await texts(
      itemOf({
        cameraName: attack,
        systemName: attack,
        account: attack,
        ticket: attack,
        settings: { ...settings, comment: attack, timestamp: attack, format: attack, color: attack },
        files: [{ name: attack, label: attack, download: { kind: 'none' } }],
      }),
    );
    expect(page).not.toMatch(/<script|<img/i);
    expect(page).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('is called like its files, and another one each time', async () => {
    const { name } = await texts(itemOf());
    expect(name).toBe('Harbour_Aisle-12_2026-11-20T17-00-00+0100_manifest_2026-11-20T17-40-00+0100');
  });
});

const GROUP = { id: 'g-1', name: 'Forklift at dock 7' };
const QUAY = { camera: cameraId('7/2'), cameraName: 'Quay 2', span: spanOf(at(5), ms(2 * MINUTE)) };
const stayingItem = (changes: Partial<ExportItem> = {}): ExportItem =>
  itemOf({
    stays: true,
    settingsUsed: ['camera', 'span', 'format', 'folder', 'bandwidth'],
    settings: { ...STAYING, bandwidth: 5_000_000 },
    others: [QUAY],
    delivered: undefined,
    files: [],
    ...changes,
  });

async function groupTexts(items: readonly ExportItem[]) {
  const manifest = createGroupManifest(items, SITE, at(40));
  if (manifest === undefined) throw new Error('There is none.');
  const facts: unknown = JSON.parse(await manifest.json.text());
  return { facts, page: await manifest.page.text(), name: manifest.name };
}

describe('the manifest of an export that stays at its system', () => {
  it('says where, for which cameras and times, and that there is no checksum', async () => {
    const { facts, page } = await texts(stayingItem());
    expect(facts).toMatchObject({
      staysAt: 'D:\\Exports',
      group: null,
      files: [],
      others: [
        {
          camera: { id: '7/2', name: 'Quay 2' },
          requested: { from: '2026-11-20T16:05:00.000Z', until: '2026-11-20T16:07:00.000Z', seconds: 120 },
        },
      ],
    });
    expect(page).toContain('Stays on the server of');
    expect(page).toContain('D:\\Exports');
    expect(page).toContain('Quay 2 (7/2)');
    expect(page).toContain('None: it was not downloaded');
    expect(page).toContain('5.0 MB a second');
    expect(page).not.toContain('Longest wait for a frame');
    expect(page).not.toContain('Comment');
  });

  it('tells all of the settings where it is not known which of them counted', async () => {
    const { facts, page } = await texts(stayingItem({ settingsUsed: undefined }));
    expect(facts).toMatchObject({ settingsUsed: null });
    expect(page).toContain('Longest wait for a frame');
    expect(page).toContain('Folder at the system');
  });

  it('says nothing of a folder where files are downloaded', async () => {
    const { facts, page } = await texts(itemOf());
    expect(facts).toMatchObject({ staysAt: null, others: [] });
    expect(page).not.toMatch(/folder/i);
  });
});

describe('the manifest of a group', () => {
  const failure = new Failure({ code: 'notFound', operation: 'ask', vendorText: 'The session <ended>.' });

  it('has all of its exports, the oldest first, each with all of its facts', async () => {
    const items = [stayingItem({ id: 'e2', group: GROUP }), itemOf({ group: GROUP })];
    const { facts, page, name } = await groupTexts(items);
    expect(facts).toMatchObject({
      kind: 'sightline-export-group-manifest',
      version: 1,
      writtenAt: '2026-11-20T16:40:00.000Z',
      site: 'Harbour',
      zone: 'Europe/Amsterdam',
      group: GROUP,
      exports: [
        { kind: 'sightline-export-manifest', export: { id: 'e1' }, group: GROUP, deliveredSeconds: 22 * 60 },
        { export: { id: 'e2' }, staysAt: 'D:\\Exports', deliveredSeconds: null },
      ],
    });
    expect(page).toContain(SHA);
    expect(page).toContain('1 of 2 downloaded');
    expect(page).toContain('Stays on the server of Warehouse 4: D:\\Exports');
    expect(page).toContain('<h2>Aisle 12 and 1 more, Warehouse 4</h2>');
    expect(page).toContain('<h3>Files</h3>');
    expect(name).toBe(
      'Harbour_Forklift-at-dock-7_2026-11-20T17-00-00+0100_manifest_2026-11-20T17-40-00+0100',
    );
  });

  it('says in its page the same lengths as in its facts', async () => {
    const { facts, page } = await groupTexts([itemOf({ group: GROUP })]);
    expect(facts).toMatchObject({ exports: [{ requested: { seconds: 1_800 }, deliveredSeconds: 1_320 }] });
    const cells = Array.from(page.matchAll(/<td>([^<]*)<\/td>/g), ([, cell]) => cell);
    const requestedAt = cells.findIndex((cell) => cell?.includes('–'));
    expect(cells.slice(requestedAt + 1, requestedAt + 3)).toEqual(['30 min', '22 min']);
  });

  it('says of one that is lost what its system says, and how others ended', async () => {
    const lost = stayingItem({ group: GROUP, state: { kind: 'unknown', failure } });
    const { facts, page } = await groupTexts([lost, itemOf({ group: GROUP, state: { kind: 'cancelled' } })]);
    expect(facts).toMatchObject({
      exports: [
        { export: { state: 'cancelled', failure: null } },
        { export: { state: 'unknown', failure: { code: 'notFound', systemText: 'The session <ended>.' } } },
      ],
    });
    expect(page).toContain('Not known how it ended: ');
    expect(page).toContain('(The session &lt;ended&gt;.)');
    expect(page).toContain('<td>Cancelled</td>');
  });

  it('writes names of people and systems as text', async () => {
    const attack = `"><script>alert('1')</script>`;
    const { page } = await groupTexts([
      stayingItem({
        cameraName: attack,
        systemName: attack,
        group: { id: attack, name: attack },
        others: [{ ...QUAY, cameraName: attack, camera: cameraId(attack) }],
        settings: { ...STAYING, folder: attack },
      }),
    ]);
    expect(page).not.toMatch(/<script/i);
  });

  it('is none without exports', () => {
    expect(createGroupManifest([], SITE, at(40))).toBeUndefined();
  });
});
