import { describe, expect, it } from 'vitest';
import { HALF_HOUR } from '../testing/fake-exports.ts';
import { firstSeveral, reduceSeveral, type SeveralDraft, type SeveralEvent } from './several-draft.ts';
import type { SystemPlan } from './several-plan.ts';
import { severalProblems, shownSeveral } from './several-problems.ts';
import { planned, planOf, quayPlan } from './testing/plans.ts';
import { NOW, QUAY, quayOptions, ref, someOptions } from './testing/several-systems.ts';

const draftOf = (...events: readonly SeveralEvent[]): SeveralDraft =>
  events.reduce(
    reduceSeveral,
    firstSeveral({ ...HALF_HOUR, cameras: [ref('quay', '1'), ref('quay', '2')] }, NOW),
  );
const DRAFT = draftOf();
const texts = (plans: readonly SystemPlan[], draft = DRAFT) =>
  severalProblems(draft, plans).map(({ text }) => text);
const FINE = quayPlan([planned('quay', '1'), planned('quay', '2')]);

describe('severalProblems', () => {
  it('finds none where all is filled in', () => {
    expect(severalProblems(DRAFT, [FINE])).toEqual([]);
  });

  it('wants a camera', () => {
    expect(texts([])).toEqual(['Choose at least one camera.']);
  });

  it('says a wrong range once, however many cameras have it', () => {
    const draft = draftOf({ kind: 'fromSet', at: undefined });
    const times = { from: undefined, until: HALF_HOUR.until };
    const plan = quayPlan([
      planned('quay', '1', { times, span: undefined }),
      planned('quay', '2', { times, span: undefined }),
    ]);
    expect(texts([plan], draft)).toEqual(['The beginning is no date and time.']);
  });

  it('says nothing of the range of all once each camera has its own', () => {
    const draft = draftOf(
      { kind: 'ownTaken', ref: ref('quay', '1') },
      { kind: 'ownTaken', ref: ref('quay', '2') },
      { kind: 'fromSet', at: undefined },
    );
    expect(texts([FINE], draft)).toEqual([]);
  });

  it('says wrong times of a camera beside that camera', () => {
    const own = { from: HALF_HOUR.until, until: HALF_HOUR.from };
    const plan = quayPlan([planned('quay', '1'), planned('quay', '2', { own, times: own, span: undefined })]);
    expect(severalProblems(DRAFT, [plan])).toEqual([
      { place: { kind: 'camera', ref: ref('quay', '2') }, text: 'The end comes before the beginning.' },
    ]);
  });

  it('says what is wrong with the settings of a system once, however many exports it makes', () => {
    const cameras = ['1', '2', '3', '4'].map((id) => planned('quay', id));
    expect(severalProblems(DRAFT, [quayPlan(cameras, quayOptions.defaults)])).toEqual([
      { place: { kind: 'setting', system: QUAY, field: 'folder' }, text: 'Give a folder on the server.' },
    ]);
  });

  it('checks the settings also while the time of a camera is missing', () => {
    const plan = quayPlan(
      [planned('quay', '1'), planned('quay', '2', { span: undefined })],
      quayOptions.defaults,
    );
    expect(texts([plan])).toEqual(['Give a folder on the server.']);
  });

  it('says beside the camera what its system has against its range', () => {
    const settings = { ...someOptions().defaults, format: 'jpg' };
    const plan = planOf('a', [planned('a', '1')], { settings });
    expect(severalProblems(DRAFT, [plan])).toEqual([
      { place: { kind: 'camera', ref: ref('a', '1') }, text: 'A picture is of one moment.' },
    ]);
  });

  it('says what stands against putting cameras together beside their system', () => {
    const plan = quayPlan([planned('quay', '1'), planned('quay', 'broken')]);
    expect(severalProblems(DRAFT, [plan])).toEqual([
      {
        place: { kind: 'setting', system: QUAY, field: 'others' },
        text: 'Slip cannot be put together with others.',
      },
    ]);
  });

  it('says of each camera that cannot be exported why: its system, itself, or no answer yet', () => {
    const silent = { exports: undefined, settings: undefined, format: undefined };
    const plans = [
      { ...planOf('a', [planned('a', '1')]), ...silent, reason: 'Nobody is signed in.' },
      planOf('b', [planned('b', '1', { refused: 'Not yours.' }), planned('b', '2')]),
      { ...planOf('c', [planned('c', '1')]), ...silent },
    ];
    expect(texts(plans)).toEqual(['Nobody is signed in.', 'Not yours.', 'c has not answered yet.']);
  });

  it('wants a name where the proposed one was taken away', () => {
    expect(texts([FINE], draftOf({ kind: 'named', name: '  ' }))).toEqual(['Give the group a name.']);
  });
});

describe('shownSeveral', () => {
  const plan = quayPlan([planned('quay', '1', { refused: 'Not yours.' })], quayOptions.defaults);
  const shown = (draft: SeveralDraft) =>
    shownSeveral(severalProblems(draft, [plan]), draft, [plan]).map(({ text }) => text);

  it('shows at once what a system refuses, and the rest when it was changed or Export was pressed', () => {
    const folder = 'Give a folder on the server.';
    expect(shown(DRAFT)).toEqual(['Not yours.']);
    const touched = draftOf({ kind: 'settingsChanged', system: QUAY, field: 'folder', part: { folder: '' } });
    expect(shown(touched)).toEqual(['Not yours.', folder]);
    expect(shown(draftOf({ kind: 'refused' }))).toEqual(['Not yours.', folder]);
  });
});
