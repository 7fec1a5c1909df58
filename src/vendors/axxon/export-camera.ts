/** What a camera of Axxon offers to an investigator: its archives, the default one first, and who may. */
import type { ExportCamera } from '../contract-exports.ts';
import type { AxxonCamera } from './axxon-cameras.ts';

export function toExportCamera({ archives, hasSound, access }: AxxonCamera): ExportCamera {
  const listed = archives.map(({ accessPoint: id, name, isDefault }) => ({ id, name, isDefault }));
  return {
    archives: listed.toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault)),
    hasSound,
    refused: access.refused,
  };
}
