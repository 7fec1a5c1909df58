/** What a failure means for a person: what happened, and what can be done. */
import type { Failure, FailureCode } from '../core/failure.ts';

export interface FailureText {
  readonly title: string;
  readonly advice: string;
}

const TEXTS: Record<FailureCode, (system: string) => FailureText> = {
  aborted: () => ({ title: 'Stopped', advice: 'This was called off before it ended.' }),
  offline: () => ({
    title: 'This computer is offline',
    advice: 'It goes on by itself as soon as the network is back.',
  }),
  unreachable: (system) => ({
    title: `${system} cannot be reached`,
    advice: 'The connection was refused or broke off. Check that the system runs and its address is right.',
  }),
  timeout: (system) => ({
    title: `${system} does not answer`,
    advice: 'It took too long. The system or the line to it may be overloaded.',
  }),
  hostNotAllowed: (system) => ({
    title: `The proxy does not forward to a server of ${system}`,
    advice: 'Its host must be named in the configuration, under "hosts" of this connection.',
  }),
  badCertificate: (system) => ({
    title: `The certificate of ${system} is not valid`,
    advice: 'It is out of date, self-signed or made for another name. Renew it on the system.',
  }),
  signInRefused: (system) => ({
    title: `${system} refused this sign-in`,
    advice: 'Check the name and the password, or ask who manages the account.',
  }),
  signInNeeded: (system) => ({
    title: `Signed out of ${system}`,
    advice: 'The session ended. Sign in again to go on.',
  }),
  notPermitted: (system) => ({
    title: 'This account may not do that',
    advice: `${system} does not allow it. Ask who manages the account.`,
  }),
  notFound: (system) => ({
    title: 'Not there any more',
    advice: `${system} does not have it. It may have been moved or deleted.`,
  }),
  busy: (system) => ({ title: `${system} is busy`, advice: 'It asks to wait a moment before the next try.' }),
  rejected: (system) => ({
    title: `${system} refused the request`,
    advice: 'It calls the request wrong; the details below belong into a ticket.',
  }),
  serverError: (system) => ({
    title: `${system} failed`,
    advice: 'It reports an error of its own; the details below belong into a ticket.',
  }),
  badReply: (system) => ({
    title: `${system} sent something unreadable`,
    advice: 'The answer is not what its documentation says; the details below belong into a ticket.',
  }),
  noVideo: () => ({
    title: 'The camera sends no picture',
    advice: 'It was asked to stream and did not start. Check its power and its line.',
  }),
  cameraOffline: () => ({
    title: 'The camera is offline',
    advice:
      'Its system has lost it. Check its power and its line. What it recorded before can still be played.',
  }),
  codecUnsupported: () => ({
    title: 'This browser cannot play H.265',
    advice: 'Set the camera to H.264, or open it in a browser that plays H.265.',
  }),
  defect: (part) => ({
    title: `${part} broke`,
    advice: 'This is a fault of Sightline, not of a video system; the details below belong into a ticket.',
  }),
  playback: () => ({
    title: 'The video broke off',
    advice: 'The footage is damaged or stopped coming.',
  }),
  noSpace: (system) => ({
    title: `${system} has no room for it`,
    advice: 'Its disks are full. Free some space there, then try again.',
  }),
  alreadyThere: (system) => ({
    title: `${system} has a file of that name already`,
    advice: 'An earlier try was left there. Try again: it is then replaced.',
  }),
  periodTaken: () => ({
    title: 'Something is recorded there already',
    advice: 'Footage cannot overwrite footage. Give the file another start, or another camera.',
  }),
  noFootage: (system) => ({
    title: `${system} has no recording of that time`,
    advice: 'Choose a range in which something is recorded, or another archive of the camera.',
  }),
  corrupted: (system) => ({
    title: `What arrived at ${system} is damaged`,
    advice: 'The checksum differs from that of the file. Try again to send it anew.',
  }),
  lockLost: () => ({
    title: 'Somebody else took the camera over',
    advice: 'Only one can import into a camera at a time. Try again: it waits for its turn.',
  }),
  notReadable: () => ({
    title: 'The file cannot be read',
    advice: 'It was moved, changed or taken out since it was chosen. Choose it again.',
  }),
  notSaved: () => ({
    title: 'The file could not be saved',
    advice: 'This computer would not write it. The disk may be full, or the folder forbidden.',
  }),
};

/** The words for a failure at the system of this name. */
export const failureText = (failure: Failure, system: string): FailureText => TEXTS[failure.code](system);

/** The facts for a ticket, a line each; redacted already where they were made. */
export function failureDetails(failure: Failure): readonly (readonly [string, string])[] {
  const { operation, request, status, vendorCode, vendorText } = failure.facts;
  const answer = [status?.toString(), vendorCode, vendorText].filter(
    (part) => part !== undefined && part !== '',
  );
  return [
    ['what', `${operation} (${failure.code})`],
    ...(request === undefined ? [] : [['asked for', request] as const]),
    ...(answer.length === 0 ? [] : [['answer', answer.join(' · ')] as const]),
  ];
}
