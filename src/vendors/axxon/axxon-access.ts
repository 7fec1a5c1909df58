/** What the signed-in person may do with a camera (`camera_access` of the camera list). */

export interface AxxonAccess {
  /** Seeing what the camera shows now. */
  readonly live: boolean;
  /** Seeing and exporting what is recorded. */
  readonly archive: boolean;
  /** Why the recordings are closed to this person, as a sentence; undefined where they are open. */
  readonly refused: string | undefined;
}

const LIVE_ONLY =
  'Your account may see this camera live, but not its recordings. An administrator of Axxon can change that.';
const NOTHING = 'Your account has no access to this camera. An administrator of Axxon can change that.';

const OPEN: AxxonAccess = { live: true, archive: true, refused: undefined };
const liveOnly: AxxonAccess = { live: true, archive: false, refused: LIVE_ONLY };

const WORDS: ReadonlyMap<string, AxxonAccess> = new Map([
  ['FORBID', { live: false, archive: false, refused: NOTHING }],
  ['ONLY_ARCHIVE', { live: false, archive: true, refused: undefined }],
  // Live while the camera is armed, says the document.
  ['MONITORING_ON_PROTECTION', liveOnly],
  ['MONITORING', liveOnly],
  ['ARCHIVE', OPEN],
  ['MONITORING_ARCHIVE_MANAGE', OPEN],
  ['FULL', OPEN],
]);

/** A word that nobody documented, or none, closes nothing: the server says itself what it refuses. */
export const toAxxonAccess = (word: string | undefined): AxxonAccess =>
  WORDS.get((word ?? '').toUpperCase().replace(/^CAMERA_ACCESS_/, '')) ?? OPEN;
