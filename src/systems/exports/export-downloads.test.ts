import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { spanOf } from '../../core/time-span.ts';
import { ms } from '../../core/units.ts';
import { FOUR, order, seconds, setUpExports } from '../../testing/export-setup.ts';

const WANTED = order({ handOn: { download: true, manifest: false } });
const TWO_FILES = [
  { name: 'clip[0].mp4', label: 'clip 1.mp4' },
  { name: 'clip[1].mp4', label: 'clip 2.mp4' },
];

async function ready(wanted = WANTED, files = TWO_FILES) {
  const setup = setUpExports();
  setup.server.files = files;
  const { list } = await setup.open();
  const id = list.order(wanted);
  await setup.until(list, 'ready');
  const states = () => setup.only(list).files.map(({ download }) => download.kind);
  return { setup, list, id, states };
}

describe('downloads', () => {
  it('come by themselves when that was ordered, named by site, camera and time with zone, and numbered', async () => {
    const { setup, list } = await ready();
    await setup.clock.advance(seconds(3));
    expect(setup.saved).toEqual([
      { name: 'Harbour_Aisle-12_2026-11-20T17-00-00+0100_1of2.mp4', text: 'Bytes of clip[0].mp4' },
      { name: 'Harbour_Aisle-12_2026-11-20T17-00-00+0100_2of2.mp4', text: 'Bytes of clip[1].mp4' },
    ]);
    expect(setup.only(list).files[0]?.download).toMatchObject({
      kind: 'saved',
      bytes: 20,
      sha256: createHash('sha256').update('Bytes of clip[0].mp4').digest('hex'),
    });
  });

  it('tell the system when an export has no other file', async () => {
    const { setup } = await ready(WANTED, TWO_FILES.slice(0, 1));
    await setup.clock.advance(seconds(1));
    expect(setup.server.log).toContain('file export-1 clip[0].mp4 single');
  });

  it('come one at a time of a system, and side by side of several', async () => {
    const setup = setUpExports(['warehouse', 'depot']);
    setup.server.files = TWO_FILES;
    const { list } = await setup.open();
    list.order(WANTED);
    list.order(WANTED);
    await setup.clock.advance(seconds(15));
    expect([setup.saved.length, setup.under.most]).toEqual([4, 1]);
    list.order(WANTED);
    list.order({ ...WANTED, camera: { system: connectionId('depot'), camera: cameraId('x') } });
    await setup.clock.advance(seconds(15));
    expect([setup.saved.length, setup.under.most]).toEqual([8, 2]);
  });

  it('have another name for each export of the same time', async () => {
    const { setup, list, id } = await ready(WANTED, TWO_FILES.slice(0, 1));
    list.again([id]);
    await setup.clock.advance(seconds(15));
    expect(setup.saved.map(({ name }) => name)).toEqual([
      'Harbour_Aisle-12_2026-11-20T17-00-00+0100.mp4',
      'Harbour_Aisle-12_2026-11-20T17-00-00+0100-2.mp4',
    ]);
  });

  it('tell how far they are, and hold the window', async () => {
    const { setup, list, states } = await ready();
    await setup.clock.advance(ms(10));
    expect(setup.only(list).files[0]?.download).toMatchObject({ kind: 'loading', received: 10, size: 20 });
    expect([states(), list.busy.get()]).toEqual([['loading', 'queued'], true]);
    await setup.clock.advance(seconds(5));
    expect([states(), list.busy.get()]).toEqual([['saved', 'saved'], false]);
  });

  it('are tried again when the line breaks', async () => {
    const { setup, list, states } = await ready(order());
    setup.downloadFaults.push('unreachable');
    setup.server.faults.set('file', ['busy']);
    list.download(setup.only(list).id);
    await setup.clock.advance(seconds(15));
    expect([states(), setup.saved.length]).toEqual([['saved', 'saved'], 2]);
  });

  it('fail when the disk is full, and come again when somebody wants it', async () => {
    const { setup, list, id, states } = await ready(order());
    setup.downloadFaults.push('notSaved');
    list.download(id);
    await setup.clock.advance(seconds(10));
    expect(states()).toEqual(['failed', 'saved']);
    list.download(id);
    await setup.clock.advance(seconds(2));
    expect([states(), setup.saved.length]).toEqual([['saved', 'saved'], 2]);
  });

  it('of one file are of that file alone', async () => {
    const { setup, list, id, states } = await ready(order());
    list.download(id, 'clip[1].mp4');
    await setup.clock.advance(seconds(2));
    expect(states()).toEqual(['none', 'saved']);
  });

  it('stop when that is wanted, and the next one begins', async () => {
    const { setup, list, id, states } = await ready(order());
    list.download(id);
    await setup.clock.advance(ms(10));
    list.stopDownload(id, 'clip[0].mp4');
    await setup.clock.advance(seconds(2));
    expect([states(), setup.saved.length]).toEqual([['none', 'saved'], 1]);
  });

  it('of what the system dropped show that it expired', async () => {
    const { setup, list, id } = await ready(order());
    setup.server.stored.clear();
    list.download(id);
    await setup.clock.advance(seconds(2));
    expect(setup.only(list).state.kind).toBe('expired');
    expect(list.busy.get()).toBe(false);
  });

  it('that a sign-out breaks off come again for the same account', async () => {
    const { setup, list, id, states } = await ready(order());
    list.download(id);
    await setup.clock.advance(ms(10));
    setup.session.set({ kind: 'signedOut' });
    await setup.clock.advance(ms(10));
    expect(states()).toEqual(['failed', 'failed']);
    setup.session.set({ kind: 'signedIn', account: 'ann', since: FOUR });
    await setup.clock.advance(seconds(5));
    expect(states()).toEqual(['saved', 'saved']);
  });

  it('wait for the network', async () => {
    const { setup, list, id, states } = await ready(order());
    setup.page.online.set(false);
    list.download(id);
    await setup.clock.advance(seconds(30));
    expect([states(), setup.server.count('file')]).toEqual([['queued', 'queued'], 0]);
    setup.page.online.set(true);
    await setup.clock.advance(seconds(3));
    expect(states()).toEqual(['saved', 'saved']);
  });

  it('count for how long the system keeps the export', async () => {
    const { setup, list, id } = await ready(order(), TWO_FILES.slice(0, 1));
    const before = setup.only(list).expiresAt ?? 0;
    await setup.clock.advance(seconds(100));
    list.download(id);
    await setup.clock.advance(seconds(2));
    expect(Number(setup.only(list).expiresAt) - before).toBeGreaterThanOrEqual(seconds(100));
  });

  it('are followed by the manifest, once, when that was ordered', async () => {
    const wanted = order({ handOn: { download: true, manifest: true } });
    const setup = setUpExports();
    setup.server.held = [spanOf(FOUR, seconds(60))];
    const { list, close } = await setup.open();
    list.order(wanted);
    await setup.clock.advance(seconds(15));
    const names = setup.saved.map(({ name }) => name);
    const start = 'Harbour_Aisle-12_2026-11-20T17-00-00+0100';
    const isManifest = (name: string) => name.startsWith(`${start}_manifest_`);
    expect(names.filter((name) => !isManifest(name))).toEqual([`${start}.mp4`]);
    expect(names.filter(isManifest).map((name) => name.slice(name.lastIndexOf('.')))).toEqual(
      expect.arrayContaining(['.json', '.html']),
    );
    const json = setup.saved.find(({ name }) => name.endsWith('.json'))?.text ?? '';
    expect(JSON.parse(json)).toMatchObject({ deliveredSeconds: 60, files: [{ savedAs: `${start}.mp4` }] });
    await close();
    await setup.open();
    await setup.clock.advance(seconds(15));
    expect(setup.saved).toHaveLength(3);
  });
});
