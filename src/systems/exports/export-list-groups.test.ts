import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { spanOf } from '../../core/time-span.ts';
import { ms } from '../../core/units.ts';
import { FOUR, order, seconds, setUpExports, staying } from '../../testing/export-setup.ts';
import type { ExportOrder } from './export-model.ts';

const GROUP = { id: 'g-1', name: 'Forklift at dock 7' };
const handOn = { download: true, manifest: true };
const member = (changes: Partial<ExportOrder> = {}): ExportOrder =>
  order({ handOn, group: GROUP, ...changes });
const stayingMember = () =>
  staying({
    handOn,
    group: GROUP,
    others: [{ camera: cameraId('q'), cameraName: 'Quay 1', span: spanOf(FOUR, seconds(20)) }],
  });
const isManifest = ({ name }: { readonly name: string }) => name.includes('_manifest_');

type Setup = ReturnType<typeof setUpExports>;
const manifestsOf = (setup: Setup) => setup.saved.filter(isManifest).map(({ name }) => name);
const factsOf = (setup: Setup): unknown =>
  JSON.parse(setup.saved.findLast((file) => isManifest(file) && file.name.endsWith('.json'))?.text ?? '{}');

describe('the exports of a group', () => {
  it('have one manifest, written when the last of them is over and saved', async () => {
    const setup = setUpExports();
    setup.server.held = [spanOf(FOUR, seconds(60))];
    const { list } = await setup.open();
    list.order(member());
    list.order(stayingMember());
    list.order(member({ cameraName: 'Aisle 13' }));
    await setup.clock.advance(seconds(5.5));
    expect([setup.kinds(list), manifestsOf(setup)]).toEqual([['ready', 'ready', 'ready'], []]);
    await setup.clock.advance(seconds(10));
    const endings = manifestsOf(setup).map((name) => name.slice(-'.json'.length));
    expect(endings.toSorted()).toEqual(['.html', '.json']);
    expect(manifestsOf(setup)[0]).toMatch(/^Harbour_Forklift-at-dock-7_2026-11-20T17-00-00\+0100_manifest_/);
    const [last, , first] = list.items.get().map(({ files }) => files[0]?.download);
    expect(factsOf(setup)).toMatchObject({
      kind: 'sightline-export-group-manifest',
      group: GROUP,
      exports: [
        {
          camera: { name: 'Aisle 12' },
          group: GROUP,
          deliveredSeconds: 60,
          files: [{ savedAs: first?.kind === 'saved' && first.name }],
        },
        { staysAt: 'D:\\Exports', files: [], others: [{ camera: { id: 'q', name: 'Quay 1' } }] },
        {
          camera: { name: 'Aisle 13' },
          files: [{ sha256: last?.kind === 'saved' && last.sha256, bytes: 20 }],
        },
      ],
    });
  });

  it('have it once: neither a reload nor the end of other exports writes it again', async () => {
    const setup = setUpExports();
    const first = await setup.open();
    first.list.order(member());
    first.list.order(stayingMember());
    await setup.clock.advance(seconds(10));
    expect(manifestsOf(setup)).toHaveLength(2);
    await first.close();
    const { list } = await setup.open();
    list.order(order());
    await setup.until(list, 'ready');
    list.remove([list.items.get()[1]?.id ?? '']);
    await setup.clock.advance(seconds(10));
    expect([list.items.get().length, manifestsOf(setup).length]).toEqual([2, 2]);
  });

  it('have it after a reload that fell between the last file and the end of another', async () => {
    const setup = setUpExports();
    const first = await setup.open();
    first.list.order(member());
    await setup.clock.advance(seconds(3));
    setup.server.making = seconds(30);
    first.list.order(stayingMember());
    await setup.clock.advance(seconds(10));
    expect(manifestsOf(setup)).toEqual([]);
    await first.close();
    const { list } = await setup.open();
    await setup.clock.advance(seconds(40));
    expect([setup.kinds(list), manifestsOf(setup).length]).toEqual([['ready', 'ready'], 2]);
  });

  it('have it though one of them failed, which it says', async () => {
    const setup = setUpExports();
    setup.server.faults.set('start', ['noSpace']);
    const { list } = await setup.open();
    list.order(member());
    list.order(member());
    await setup.clock.advance(seconds(10));
    expect(setup.kinds(list)).toEqual(['ready', 'failed']);
    expect(factsOf(setup)).toMatchObject({
      exports: [
        { export: { state: 'failed', failure: { code: 'noSpace' } } },
        { export: { state: 'ready' } },
      ],
    });
  });

  it('have it anew once the one that failed was ordered again and is here', async () => {
    const setup = setUpExports();
    setup.server.faults.set('start', ['noSpace']);
    const { list } = await setup.open();
    const id = list.order(member());
    list.order(member());
    await setup.clock.advance(seconds(10));
    list.again([id]);
    list.remove([id]);
    await setup.clock.advance(seconds(10));
    expect(manifestsOf(setup)).toHaveLength(4);
    expect(factsOf(setup)).toMatchObject({
      exports: [{ export: { state: 'ready' } }, { export: { state: 'ready' } }],
    });
  });

  it('have none by itself where nothing came of them, or nobody wanted it', async () => {
    const setup = setUpExports();
    setup.server.faults.set('start', ['noSpace', 'noSpace']);
    const { list } = await setup.open();
    list.order(member());
    list.order(member());
    const unwanted = { handOn: { download: true, manifest: false }, group: { id: 'g-2', name: 'Other' } };
    list.order(order(unwanted));
    await setup.clock.advance(seconds(20));
    expect([setup.kinds(list), manifestsOf(setup)]).toEqual([['ready', 'failed', 'failed'], []]);
  });

  it('have it whenever somebody wants it, as they are then', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    list.order(member());
    list.order(order());
    await setup.clock.advance(ms(1));
    const text = (await list.groupManifest(GROUP.id)?.json.text()) ?? '';
    expect(JSON.parse(text)).toMatchObject({ group: GROUP, exports: [{ export: { state: 'waiting' } }] });
    expect(list.groupManifest('nobody')).toBeUndefined();
  });
});

describe('an export that stays at its system', () => {
  it('by itself has a manifest once it is ready, which names its folder', async () => {
    const setup = setUpExports();
    setup.server.held = undefined;
    const { list } = await setup.open();
    list.order(staying({ handOn }));
    await setup.clock.advance(seconds(10));
    expect(manifestsOf(setup)).toHaveLength(2);
    expect(factsOf(setup)).toMatchObject({
      kind: 'sightline-export-manifest',
      staysAt: 'D:\\Exports',
      group: null,
      delivered: null,
      files: [],
    });
  });
});
