/**
 * What every vendor that exports must do, whatever it speaks: run over each against its emulator. The engine
 * of exports (systems/exports) relies on each of these facts.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure, toFailure } from '../core/failure.ts';
import { mergeSpans, sharedSpan } from '../core/time-span.ts';
import { ONE_SECOND } from '../core/units.ts';
import type {
  ExportFile,
  ExportFormat,
  ExportRequest,
  ExportStatus,
  FootageExports,
} from '../vendors/contract-exports.ts';
import { type ExportsHarness, exportsOf, orderOf } from './exports-harness.ts';
import { failureOf } from './failure-of.ts';
import { describeExportOptions } from './vendor-contract-export-options.ts';

/** A vendor whose camera has a name that a page must not take for markup. */
export interface MarkupHarness extends ExportsHarness {
  readonly name: string;
}

/** Text that no vendor gives its exports. */
const NOBODYS = ['nobody', '00000000-0000-0000-0000-000000000000', '{}', '<b>'];
const SENTENCE_OR_NOTHING = /^(?:[A-Z].{9,}\.)?$/s;
const UNKNOWN = /^(?:notFound|lost)$/;
/** In which an export goes. */
const ORDER: readonly ExportStatus['kind'][] = ['waiting', 'running', 'ready'];
const RUNNING: ReadonlySet<ExportStatus['kind']> = new Set(['waiting', 'running']);

export function describeExports(
  title: string,
  makeHarness: () => ExportsHarness,
  makeMarkup: () => MarkupHarness,
): void {
  describe(`contract of exports: ${title}`, () => {
    let vendor: ExportsHarness;
    let exports: FootageExports;
    let signal: AbortSignal;
    const settle = <T>(work: Promise<T>): Promise<T> => vendor.clock.settle(work);

    function use<T extends ExportsHarness>(made: T): T {
      vendor = made;
      exports = exportsOf(made.system);
      signal = new AbortController().signal;
      return made;
    }
    afterEach(() => {
      vendor.system.dispose();
      vendor.close();
    });

    const order = (format: ExportFormat): ExportRequest => orderOf(vendor, exports.options, format);
    const start = async (request: ExportRequest): Promise<string> =>
      (await settle(exports.start(request, signal))).id;
    const status = (id: string): Promise<ExportStatus> => settle(exports.status(id, signal));

    /** All that is told of an export, to its end. */
    async function follow(id: string): Promise<readonly ExportStatus[]> {
      const told: ExportStatus[] = [];
      const seconds = Math.ceil(vendor.endsWithin / ONE_SECOND);
      for (let second = 0; second <= seconds; second += 1) {
        const now = await status(id);
        told.push(now);
        if (!RUNNING.has(now.kind)) return told;
        await vendor.clock.advance(ONE_SECOND);
      }
      throw new Error('It does not end.');
    }

    async function filesOf(id: string): Promise<readonly ExportFile[]> {
      const ended = (await follow(id)).at(-1);
      if (ended?.kind === 'ready') return ended.files;
      throw new Error(`It is ${ended?.kind}.`);
    }

    async function bytesOf(id: string, file: ExportFile, single: boolean) {
      const { body, size } = await settle(exports.file(id, file, { single, signal }));
      const bytes = new Uint8Array(await settle(new Response(body).arrayBuffer()));
      expect(bytes.length).toBe(size ?? bytes.length);
      return bytes;
    }

    /** Orders a format, waits for it and takes all of its files; whether they are as the emulator made them. */
    async function takeAll(
      format: ExportFormat,
    ): Promise<{ readonly id: string; readonly isWhole: boolean }> {
      const id = await start(order(format));
      const files = await filesOf(id);
      let isWhole = (files.length === 0) === (format.stays !== undefined);
      for (const file of files) {
        const bytes = await bytesOf(id, file, files.length === 1);
        isWhole &&= bytes.length > 0 && (await vendor.isWhole(id, file, bytes));
      }
      return { id, isWhole };
    }

    /** `notFound` where the system knows it no more, `lost` where nobody knows how it ended. */
    async function whatIsKnown(id: string): Promise<string> {
      const told = await status(id).catch((error: unknown) => toFailure(error, 'follow export'));
      if (!(told instanceof Failure)) return told.kind;
      expect(told.facts.system).toBe(vendor.system.id);
      return told.code;
    }

    /** "" where it worked; else why the system would not, in words for a person. */
    async function whyNotRemoved(id: string): Promise<string> {
      try {
        await settle(exports.remove(id, signal));
        return '';
      } catch (error) {
        const { code, facts } = toFailure(error, 'delete export');
        return code === 'rejected' ? (facts.vendorText ?? code) : code;
      }
    }

    function expectNoSecrets(failure: Failure): void {
      const { cause, ...facts } = failure.facts;
      expect(`${failure.message} ${JSON.stringify(facts)} ${String(cause)}`).not.toMatch(
        vendor.secrets.inErrors,
      );
    }

    describe('with somebody signed in', () => {
      beforeEach(async () => {
        await use(makeHarness()).signIn();
      });

      describeExportOptions(() => vendor);

      test('a camera is found, with the default one of its archives first', async () => {
        const { archives, refused } = await settle(exports.camera(vendor.camera, signal));
        expect(refused).toBeUndefined();
        expect(archives.length).toBeGreaterThan(0);
        expect(archives.map(({ isDefault }) => isDefault)).toEqual(archives.map((_, index) => index === 0));
        expect(new Set(archives.map(({ id }) => id)).size).toBe(archives.length);
        for (const { name } of archives) expect(name).not.toBe('');
      });

      test('what a range holds is in order and within it, or is called unknown', async () => {
        const { camera, recorded } = vendor;
        const held = (await settle(exports.coverage(camera, undefined, recorded, signal))) ?? [recorded];
        expect(held.length).toBeGreaterThan(0);
        expect(held).toEqual(mergeSpans(held.flatMap((span) => sharedSpan(span, recorded) ?? [])));
        const depth = (await settle(exports.depth(camera, undefined, signal))) ?? recorded;
        expect(sharedSpan(depth, recorded)).toBeDefined();
        const estimate = await settle(exports.estimate(camera, undefined, recorded, signal));
        expect(estimate?.bytes ?? 1).toBeGreaterThan(0);
      });

      test('the picture of a moment is an image, or there is none', async (context) => {
        const { camera, recorded } = vendor;
        const still = await settle(exports.frame(camera, undefined, recorded.from, signal));
        if (still === undefined) return context.skip('The system gives no picture of that moment.');
        expect(still.image.size).toBeGreaterThan(0);
        return expect(still.image.type).toMatch(/^image\//);
      });

      test('an export of what is recorded ends ready in each format, with files or with why it has none', async () => {
        for (const format of exports.options.formats) {
          const told = await follow(await start(order(format)));
          const ended = told.at(-1);
          if (ended?.kind !== 'ready') throw new Error(`${format.label} is ${ended?.kind}.`);
          expect(ended.files.length > 0).toBe(format.stays === undefined);
          expect(new Set(ended.files.map(({ name }) => name)).size).toBe(ended.files.length);
          for (const { name, label } of ended.files) {
            expect(name).not.toBe('');
            expect(label).not.toBe('');
          }
        }
      });

      test('its progress is a share that does not fall, where it is told, and it never goes back to waiting', async () => {
        for (const format of exports.options.formats) {
          const told = await follow(await start(order(format)));
          const places = told.map(({ kind }) => ORDER.indexOf(kind));
          expect(places).toEqual(places.toSorted((one, other) => one - other));
          const shares = told.flatMap((now) => (now.kind === 'running' ? (now.progress ?? []) : []));
          expect(shares).toEqual(shares.toSorted((one, other) => one - other));
          for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
        }
      });

      test('its files are whole', async () => {
        for (const format of exports.options.formats) expect((await takeAll(format)).isWhole).toBe(true);
      });

      test('a file of another name is none', async () => {
        for (const format of exports.options.formats) {
          const id = await start(order(format));
          await filesOf(id);
          const file = { name: 'nobody.mp4', label: 'nobody.mp4' };
          const failure = await failureOf(settle(exports.file(id, file, { single: false, signal })));
          expect(failure.code).toMatch(/^(?:notFound|rejected)$/);
        }
      });

      test('its name means the same after a reload', async () => {
        const ids: string[] = [];
        for (const format of exports.options.formats) {
          const id = await start(order(format));
          await filesOf(id);
          ids.push(id);
        }
        const before = await Promise.all(ids.map((id) => status(id)));
        exports = exportsOf(vendor.reload());
        await vendor.clock.advance(ONE_SECOND);
        expect(await Promise.all(ids.map((id) => status(id)))).toEqual(before);
      });

      test('removing it twice is no failure, before it has begun and once it is over', async () => {
        for (const format of exports.options.formats) {
          for (const isOver of [false, true]) {
            const id = await start(order(format));
            await (isOver ? filesOf(id) : undefined);
            await settle(exports.remove(id, signal));
            await expect(settle(exports.remove(id, signal))).resolves.toBeUndefined();
          }
        }
      });

      test('removing it while it runs ends it, or is refused with the reason', async () => {
        for (const format of exports.options.formats) {
          const id = await start(order(format));
          await vendor.clock.advance(ONE_SECOND);
          expect(await whyNotRemoved(id)).toMatch(SENTENCE_OR_NOTHING);
          expect(await whyNotRemoved(id)).toMatch(SENTENCE_OR_NOTHING);
        }
      });

      test('what is nobody’s is notFound or lost', async () => {
        for (const id of NOBODYS) expect(await whatIsKnown(id)).toMatch(UNKNOWN);
      });

      test('what the system has forgotten is notFound, and removed; or lost, and perhaps written all the same', async (context) => {
        if (vendor.forget === undefined)
          return context.skip('The system keeps no exports that it could forget.');
        const [format] = exports.options.formats;
        if (format === undefined) throw new Error('There are formats.');
        const id = await start(order(format));
        vendor.forget();
        const known = await whatIsKnown(id);
        expect(known).toMatch(UNKNOWN);
        return expect(await whyNotRemoved(id)).toMatch(known === 'lost' ? SENTENCE_OR_NOTHING : /^$/);
      });

      test('what is sent can be read where that is text, without a secret', () => {
        for (const format of exports.options.formats) {
          const text = exports.wireText?.(order(format)) ?? 'It is no text.';
          expect(text.trim()).not.toBe('');
          expect(text).not.toMatch(vendor.secrets.inErrors);
        }
      });

      test('failures name the system and hold no secret; those of a caller who gave up are silent', async () => {
        const [format] = exports.options.formats;
        if (format === undefined) throw new Error('There are formats.');
        const id = await start(order(format));
        await vendor.clock.advance(vendor.endsWithin);
        const given = new AbortController();
        const work = failureOf(exports.status(id, given.signal));
        given.abort();
        expect((await settle(work)).code).toBe('aborted');
        vendor.setAnswer(undefined);
        const failure = await failureOf(status(id));
        expect(failure.facts).toMatchObject({ code: 'unreachable', system: vendor.system.id });
        expect(failure.facts.operation).not.toBe('');
        expectNoSecrets(failure);
        expect(exports.blame(failure, order(format))).toBeUndefined();
      });

      test('no request holds undefined, null, NaN or a secret in its address, and no name a secret', async () => {
        const { camera, recorded } = vendor;
        await settle(exports.camera(camera, signal));
        await settle(exports.coverage(camera, undefined, recorded, signal));
        await settle(exports.frame(camera, undefined, recorded.from, signal));
        for (const format of exports.options.formats) {
          const { id } = await takeAll(format);
          expect(id).not.toMatch(vendor.secrets.inErrors);
          await settle(exports.remove(id, signal));
        }
        expect(vendor.requests().length).toBeGreaterThan(0);
        for (const { url } of vendor.requests()) {
          expect(url).not.toMatch(/undefined|null|NaN/);
          expect(url).not.toMatch(vendor.secrets.inUrls);
        }
      });
    });

    test('a camera whose name is markup keeps that name, and is exported as any other', async () => {
      const { camera, name, system, signIn } = use(makeMarkup());
      await signIn();
      const { cameras } = await settle(system.cameras.list(signal));
      expect(cameras.find(({ id }) => id === camera)?.name).toBe(name);
      for (const format of exports.options.formats) expect((await takeAll(format)).isWhole).toBe(true);
    });

    test('who is not signed in is told so', async (context) => {
      use(makeHarness());
      await vendor.clock.advance(ONE_SECOND);
      const { kind } = vendor.system.session.state.get();
      if (kind === 'signedIn') return context.skip('Nobody has to sign in there.');
      const { camera, recorded } = vendor;
      const failure = await failureOf(settle(exports.frame(camera, undefined, recorded.from, signal)));
      return expect(failure.code).toBe('signInNeeded');
    });
  });
}
