/**
 * A system whose lists, states and thumbnails wait while a link's picture is on its way. Footage and
 * live video, which are that picture, do not.
 */
import { offer } from '../core/offer.ts';
import type { VendorSystem } from '../vendors/contract.ts';
import type { EventHistory } from '../vendors/contract-events.ts';
import type { FirstPicture } from './first-picture.ts';

export function createQuietSystem(system: VendorSystem, picture: FirstPicture): VendorSystem {
  const { cameras, can } = system;

  const later =
    <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      await picture.seen();
      return await ask(...asked);
    };
  const quietEvents = (events: EventHistory): EventHistory => ({
    ...events,
    page: later(events.page),
    newestAt: later(events.newestAt),
    footage: later(events.footage),
    thumb: later(events.thumb),
  });

  return {
    ...system,
    cameras: {
      ...cameras,
      list: later(cameras.list),
      statuses: later(cameras.statuses),
      details: later(cameras.details),
    },
    can: { ...can, events: can.events.offered ? offer(quietEvents(can.events.use)) : can.events },
  };
}
