import { describe, expect, test } from 'vitest';
import { toAxxonAccess } from './axxon-access.ts';

describe('camera_access', () => {
  test.each([
    ['CAMERA_ACCESS_FULL', true, true],
    ['CAMERA_ACCESS_MONITORING_ARCHIVE_MANAGE', true, true],
    ['CAMERA_ACCESS_ARCHIVE', true, true],
    ['CAMERA_ACCESS_ONLY_ARCHIVE', false, true],
    ['CAMERA_ACCESS_MONITORING', true, false],
    ['CAMERA_ACCESS_MONITORING_ON_PROTECTION', true, false],
    ['CAMERA_ACCESS_FORBID', false, false],
    ['camera_access_full', true, true],
    ['MONITORING', true, false],
  ])('%s: live %j, recordings %j', (word, live, archive) => {
    expect(toAxxonAccess(word)).toMatchObject({ live, archive });
  });

  test('tells who lacks archive rights why, and who can change that', () => {
    for (const word of ['CAMERA_ACCESS_MONITORING', 'CAMERA_ACCESS_FORBID']) {
      expect(toAxxonAccess(word).refused).toMatch(/^Your account .*administrator.*\.$/);
    }
    expect(toAxxonAccess('CAMERA_ACCESS_MONITORING').refused).toContain('recordings');
  });

  test.each([undefined, '', 'CAMERA_ACCESS_UNSPECIFIED', 'CAMERA_ACCESS_OF_TOMORROW', '<b>'])(
    '%j closes nothing: the server says itself what it refuses',
    (word) => {
      expect(toAxxonAccess(word)).toEqual({ live: true, archive: true, refused: undefined });
    },
  );
});
