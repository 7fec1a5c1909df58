import { describe, expect, it } from 'vitest';
import { ms } from '../../../core/units.ts';
import { HALF_HOUR, PIECES, spanAt } from '../testing/fake-exports.ts';
import { jobCount, jobRequest, jobsOf, severalOrders } from './several-orders.ts';
import { planned, planOf, quayPlan } from './testing/plans.ts';
import { quayOptions, ref } from './testing/several-systems.ts';

const GROUP = { id: 'g1', name: 'Incident' };
const HAND_ON = { download: true, manifest: false };
const quay = (count: number) =>
  Array.from({ length: count }, (_, index) => planned('quay', String(index + 1)));

describe('jobsOf', () => {
  it('puts as many cameras into an export as the format takes', () => {
    const jobs = jobsOf(quayPlan(quay(7)));
    expect(jobs.map((job) => job.map((one) => one.ref.camera))).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7'],
    ]);
  });

  it('makes one export of each camera where the format takes one', () => {
    const clip = { ...quayOptions.defaults, format: 'clip' };
    expect(jobsOf(quayPlan(quay(2), clip))).toHaveLength(2);
    expect(
      jobsOf(planOf('warehouse', [planned('warehouse', '12'), planned('warehouse', '14')])),
    ).toHaveLength(2);
  });

  it('makes none of no camera, and never one of none', () => {
    expect(jobsOf(quayPlan([]))).toEqual([]);
    const [format] = quayOptions.formats;
    expect(jobsOf({ cameras: quay(2), format: format && { ...format, mostCameras: 0 } })).toHaveLength(2);
  });
});

describe('severalOrders', () => {
  it('makes orders of one group over the systems, each with its own settings', () => {
    const plans = [
      planOf('warehouse', [planned('warehouse', '12'), planned('warehouse', '14')]),
      quayPlan(quay(3)),
      planOf('depot', [planned('depot', '9')]),
    ];
    const orders = severalOrders(plans, GROUP, HAND_ON) ?? [];
    expect(orders.map(({ camera }) => camera)).toEqual([
      ref('warehouse', '12'),
      ref('warehouse', '14'),
      ref('quay', '1'),
      ref('depot', '9'),
    ]);
    expect(orders.every(({ group, handOn }) => group === GROUP && handOn === HAND_ON)).toBe(true);
    expect(orders.map(({ settings }) => settings.format)).toEqual(['mp4', 'mp4', 'native', 'mp4']);
    expect(orders[2]?.settings.folder).toBe('E:\\cases');
    expect(jobCount(plans)).toBe(4);
  });

  it('gives each further camera its name and its own time', () => {
    const own = spanAt('16:12:00', '16:13:00');
    const orders = severalOrders(
      [
        quayPlan([
          planned('quay', '1'),
          planned('quay', '2', { name: 'Crane <B>', own, times: own, span: own }),
        ]),
      ],
      GROUP,
      HAND_ON,
    );
    expect(orders).toHaveLength(1);
    expect(orders?.[0]).toMatchObject({
      cameraName: 'Camera 1',
      source: { kind: 'archive', archive: undefined, span: HALF_HOUR },
      others: [{ camera: '2', cameraName: 'Crane <B>', span: own }],
      held: PIECES,
    });
  });

  it('takes the times of the first camera for the export, also where they are its own', () => {
    const own = spanAt('16:12:00', '16:13:00');
    const orders = severalOrders([quayPlan([planned('quay', '1', { own, span: own })])], GROUP, HAND_ON);
    expect(orders?.[0]?.source).toMatchObject({ span: own });
  });

  it('adds up how large the cameras of an export are, if that is known of all of them', () => {
    const [known, unknown] = [planned('quay', '1'), planned('quay', '2', { estimate: undefined })];
    const of = (...cameras: Parameters<typeof quayPlan>[0]) =>
      severalOrders([quayPlan(cameras)], GROUP, HAND_ON)?.[0]?.estimate;
    expect(of(known, known)).toEqual({ bytes: 20, length: ms(40) });
    expect(of(known, unknown)).toBeUndefined();
  });

  it('says nothing of what is held where nobody tells', () => {
    const camera = planned('depot', '9', { coverage: { kind: 'notTold' }, range: undefined });
    expect(severalOrders([planOf('depot', [camera])], GROUP, HAND_ON)?.[0]?.held).toBeUndefined();
  });

  it('makes none while a time is missing, a system has not answered, or nothing is chosen', () => {
    const whole = planOf('warehouse', [planned('warehouse', '12')]);
    expect(
      severalOrders(
        [whole, quayPlan([planned('quay', '1'), planned('quay', '2', { span: undefined })])],
        GROUP,
        HAND_ON,
      ),
    ).toBeUndefined();
    const silent = { ...whole, settings: undefined, exports: undefined, format: undefined };
    expect(severalOrders([whole, silent], GROUP, HAND_ON)).toBeUndefined();
    expect(severalOrders([], GROUP, HAND_ON)).toBeUndefined();
  });
});

describe('jobRequest', () => {
  it('is none of no camera, and none while one of them has no range', () => {
    expect(jobRequest([], quayOptions.defaults)).toBeUndefined();
    expect(jobRequest([planned('quay', '1', { span: undefined })], quayOptions.defaults)).toBeUndefined();
  });
});
