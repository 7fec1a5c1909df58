/** Hands a picture that began to play early to the player that continues it. */
import { createContext, use, useEffect, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import { type EarlyPicture, type EarlyPictures, NO_EARLY_PICTURE } from './early-picture.ts';

export const EarlyPictureContext = createContext<EarlyPictures>(NO_EARLY_PICTURE);

/** The picture that plays already when an event's view appears; another one is declined. */
export function useEarlyPicture(camera: CameraRef, eventKey: string): EarlyPicture | undefined {
  const pictures = use(EarlyPictureContext);
  const [picture] = useState(() => pictures.find(camera, eventKey));
  useEffect(() => {
    if (picture === undefined) pictures.decline();
  }, [pictures, picture]);
  return picture;
}
