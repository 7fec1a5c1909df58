/**
 * Every parameter of the document ("Export start") × absent, smallest, largest: what goes over the wire.
 * Those that are wrong are in axxon-exports-wrong.test.ts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WHOLE_FRAME } from '../../core/frame-area.ts';
import { epochMs, type Ms, ms, ONE_DAY, ONE_HOUR } from '../../core/units.ts';
import {
  archive,
  area,
  defaults,
  FROM,
  live,
  MOMENT,
  order,
  page,
  TRIANGLE,
  UNTIL,
} from '../../testing/axxon-orders.ts';
import { type AxxonWire, createAxxonWire, WIRE_SOURCE, wireArchive } from '../../testing/axxon-wire.ts';
import type { ExportRequest } from '../contract-exports.ts';

let wire: AxxonWire;
const { signal } = new AbortController();
beforeAll(() => {
  wire = createAxxonWire();
  wire.on('POST /export/', () => new Response('', { status: 202, headers: { location: '/export/job-1' } }));
});
afterAll(() => wire.close());

interface Sent {
  readonly path: string;
  readonly search: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sends an order in which the page finds nothing wrong. */
async function send(request: ExportRequest): Promise<Sent> {
  expect(wire.exports.options.check(request)).toEqual([]);
  expect(await wire.clock.settle(wire.exports.start(request, signal))).toMatchObject({ id: 'job-1' });
  const { method, path = '', search = '', body = '' } = wire.calls().at(-1) ?? {};
  expect(method).toBe('POST');
  const read: unknown = JSON.parse(body);
  if (!isRecord(read)) throw new Error('The body is no object.');
  return { path, search, body: read };
}

/** Undefined: not in the body. */
type Case = readonly [parameter: string, size: string, request: ExportRequest, value: unknown];

const CIRCLE = Array.from({ length: 200 }, (_, index) => ({
  x: 0.5 + 0.5 * Math.cos((index * Math.PI) / 100),
  y: 0.5 + 0.5 * Math.sin((index * Math.PI) / 100),
}));
const TINY = area(0, 0, 0.000001, 0.000001);
const WHOLE = [
  [0, 0],
  [1, 1],
];
const SPECK = [
  [0, 0],
  [0.000001, 0.000001],
];
const outside = area(0.5, 0.5, 1.2, 1);

const BODY: readonly Case[] = [
  ...['mp4', 'mkv', 'avi', 'exe'].map((id): Case => ['format', id, order({ format: id }), id]),
  ['format', 'jpg', order({ format: 'jpg' }, archive(MOMENT)), 'jpg'],
  ['format', 'pdf', order({ format: 'pdf' }, archive(MOMENT)), 'pdf'],

  ['maxfilesize', 'absent', order(), 0],
  ['maxfilesize', 'smallest', order({ maxFileSize: 100_000 }), 100_000],
  ['maxfilesize', 'largest', order({ maxFileSize: Number.MAX_SAFE_INTEGER }), Number.MAX_SAFE_INTEGER],
  ['maxfilesize', 'of a picture', order({ format: 'jpg', maxFileSize: 7 }, archive(MOMENT)), undefined],

  ['vc', 'absent', order(), 0],
  ['vc', 'largest', order({ videoQuality: 6 }), 6],
  ['vc', 'of a picture', order({ format: 'jpg', videoQuality: 6 }, archive(MOMENT)), 6],

  ['ac', 'absent', order(), 0],
  ['ac', 'largest', order({ audioQuality: 6 }), 6],
  ['ac', 'of a picture', order({ format: 'jpg', audioQuality: 9 }, archive(MOMENT)), undefined],

  ['freq', 'absent', order(), 0],
  ['freq', 'largest', order({ frameRate: 3 }), 3],
  ['freq', 'of a document', order({ format: 'pdf', frameRate: 9 }, archive(MOMENT)), undefined],

  ['tsformat', 'absent', order(), '%Y-%b-%d %H:%M:%S'],
  ['tsformat', 'empty, so that nothing is written', order({ timestamp: '' }), ' '],
  ['tsformat', 'smallest', order({ timestamp: '-' }), '-'],
  ['tsformat', 'largest', order({ timestamp: '%Y'.repeat(100) }), '%Y'.repeat(100)],

  ['croparea', 'absent', order(), undefined],
  ['croparea', 'smallest', order({ crop: TINY }), SPECK],
  ['croparea', 'largest, which is no crop', order({ crop: WHOLE_FRAME }), undefined],
  [
    'croparea',
    'to six digits',
    order({ crop: area(0.1 + 0.2, 1 / 3, 2 / 3, 0.99999951) }),
    [
      [0.3, 0.333333],
      [0.666667, 1],
    ],
  ],

  ['maskspace', 'absent', order(), undefined],
  [
    'maskspace',
    'smallest, with its closing point',
    order({ masks: [TRIANGLE] }),
    [
      [
        [0.2, 0.2],
        [0.3, 0.7],
        [0.5, 0.5],
        [0.2, 0.2],
      ],
    ],
  ],
  [
    'maskspace',
    'that is closed already, or has a corner twice',
    order({
      masks: [
        [...TRIANGLE, ...TRIANGLE.slice(0, 1)],
        [...TRIANGLE.slice(0, 1), ...TRIANGLE],
      ],
    }),
    Array.from({ length: 2 }, () => [
      [0.2, 0.2],
      [0.3, 0.7],
      [0.5, 0.5],
      [0.2, 0.2],
    ]),
  ],

  ['color', 'absent', order(), '#FFFFFF'],
  ['color', 'smallest', order({ color: '#000000' }), '#000000'],
  ['color', 'in small letters', order({ color: '#e31e1e' }), '#e31e1e'],

  ['comment', 'absent', order(), undefined],
  ['comment', 'smallest', order({ comment: 'ü' }), 'ü'],
  ['comment', 'largest', order({ comment: '"<b>'.repeat(250) }), '"<b>'.repeat(250)],
  ['comment', 'of two lines', order({ comment: 'Case 26-1184\naisle 12' }), 'Case 26-1184\naisle 12'],

  ['layout', 'absent', page({}), 0],
  ['layout', 'largest', page({ layout: 'landscape' }), 1],
  ['layout', 'of a video', order({ page: { ...defaults.page, layout: 'landscape' } }), undefined],

  ...(
    [
      ['snapshotplace', 'picture'],
      ['commentplace', 'comment'],
      ['tsplace', 'timestamp'],
    ] as const
  ).flatMap(([parameter, place]): readonly Case[] => [
    [parameter, 'absent', page({}), undefined],
    [parameter, 'smallest', page({ [place]: TINY }), SPECK],
    [parameter, 'largest', page({ [place]: WHOLE_FRAME }), WHOLE],
    [parameter, 'of a video', order({ page: { ...defaults.page, [place]: outside } }), undefined],
    [
      parameter,
      'of a picture',
      order({ format: 'jpg', page: { ...defaults.page, [place]: outside } }, archive(MOMENT)),
      undefined,
    ],
  ]),
];

describe('in the body', () => {
  test.each(BODY)('%s, %s, is sent as it must be', async (parameter, _, request, value) => {
    const { body } = await send(request);
    expect(body[parameter]).toEqual(value);
    expect(Object.keys(body).includes(parameter)).toBe(value !== undefined);
  });

  test('any number of masks with any number of corners is sent, each closed with its first corner', async () => {
    const { body } = await send(order({ masks: Array.from({ length: 40 }, () => CIRCLE) }));
    const masks = body['maskspace'];
    expect(masks).toHaveLength(40);
    const [first] = Array.isArray(masks) ? masks : [];
    expect(first).toHaveLength(CIRCLE.length + 1);
    expect(first).toEqual(
      [...CIRCLE, ...CIRCLE.slice(0, 1)].map(({ x, y }) => [expect.closeTo(x, 5), expect.closeTo(y, 5)]),
    );
  });

  test('a video has what a video needs, a picture what a picture needs, and nothing else', async () => {
    const keys = async (request: ExportRequest) => Object.keys((await send(request)).body).toSorted();
    const always = ['color', 'format', 'tsformat', 'vc'];
    const filled = {
      comment: 'x',
      crop: area(0, 0, 0.5, 0.5),
      masks: [TRIANGLE],
      page: { ...defaults.page, picture: TINY, comment: TINY, timestamp: TINY },
    };
    const drawn = ['comment', 'croparea', 'maskspace'];
    const places = ['commentplace', 'layout', 'snapshotplace', 'tsplace'];
    expect(await keys(order())).toEqual([...always, 'ac', 'freq', 'maxfilesize'].toSorted());
    expect(await keys(order(filled))).toEqual([...always, ...drawn, 'ac', 'freq', 'maxfilesize'].toSorted());
    expect(await keys(order({ ...filled, format: 'jpg' }, archive(MOMENT)))).toEqual(
      [...always, ...drawn].toSorted(),
    );
    expect(await keys(order({ ...filled, format: 'pdf' }, archive(MOMENT)))).toEqual(
      [...always, ...drawn, ...places].toSorted(),
    );
  });
});

describe('in the address', () => {
  const from = '20261120T151000.007';
  const search = 'waittimeout=30000';
  const encoded = (of: string) => `${search}&archive=${encodeURIComponent(wireArchive(of))}`;

  test.each<[what: string, request: ExportRequest, path: string, search: string]>([
    [
      'BEGIN comes first, then END, in UTC to the millisecond',
      order(),
      `archive/${WIRE_SOURCE}/${from}/20261120T154000.007`,
      search,
    ],
    [
      'the same moment twice is one picture',
      order({ format: 'jpg' }, archive(MOMENT)),
      `archive/${WIRE_SOURCE}/${from}/${from}`,
      search,
    ],
    [
      'a range of one millisecond is a range',
      order({}, archive({ from: FROM, until: epochMs(FROM + 1) })),
      `archive/${WIRE_SOURCE}/${from}/20261120T151000.008`,
      search,
    ],
    [
      'an archive keeps its "hosts/"',
      order({}, archive(undefined, wireArchive('Long'))),
      `archive/${WIRE_SOURCE}/${from}/20261120T154000.007`,
      encoded('Long'),
    ],
    [
      'the first moment there is can be written',
      order({}, archive({ from: epochMs(0), until: UNTIL })),
      `archive/${WIRE_SOURCE}/19700101T000000.000/20261120T154000.007`,
      search,
    ],
    [
      'the shortest wait is sent',
      order({ waitTimeout: ms(1) }),
      `archive/${WIRE_SOURCE}/${from}/20261120T154000.007`,
      'waittimeout=1',
    ],
    [
      'the longest wait is sent',
      order({ waitTimeout: ONE_HOUR }),
      `archive/${WIRE_SOURCE}/${from}/20261120T154000.007`,
      'waittimeout=3600000',
    ],
  ])('%s', async (_, request, path, search) => {
    expect(await send(request)).toMatchObject({ path: `/export/${path}`, search });
  });

  test.each<[what: string, length: Ms]>([
    ['shortest', ms(1000)],
    ['longest', ONE_DAY],
  ])('live video runs from now on, for the %s length, and has no archive', async (_, length) => {
    const now = wire.clock.now();
    const text = (at: number) => new Date(at).toISOString().replaceAll(/[-:Z]/g, '');
    expect(await send(order({}, live(length)))).toMatchObject({
      path: `/export/live/${WIRE_SOURCE}/${text(now)}/${text(now + length)}`,
      search,
    });
  });
});
