/** Who and what is there at the start: servers, their devices, accounts. */

/** Unsigned 64-bit, as decimal text: none of the two is a number of JavaScript. */
export const NORTH = '7015498111931795223';
export const SOUTH = '12105498111931795001';

export interface VdgServer {
  readonly id: string;
  readonly name: string;
}

export const SERVERS: readonly VdgServer[] = [
  { id: NORTH, name: 'Sense North' },
  { id: SOUTH, name: 'Sense South' },
];

export interface VdgDevice {
  readonly serverId: string;
  /** Small, and unique on its server alone. */
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly hasSound: boolean;
  readonly canTurn: boolean;
  /** The loop that it shows when cameras show their own. */
  readonly scene: string;
}

const device = (
  serverId: string,
  id: string,
  name: string,
  scene: string,
  more: Partial<VdgDevice> = {},
): VdgDevice => ({
  serverId,
  id,
  name,
  location: 'Quayside',
  hasSound: false,
  canTurn: false,
  scene,
  ...more,
});

/** Names hold what XML must escape, and letters that ASCII does not have. */
export const DEVICES: readonly VdgDevice[] = [
  device(NORTH, '1', 'Quay 1', 'quay', { hasSound: true }),
  device(NORTH, '2', 'Quay 2', 'quay'),
  device(NORTH, '3', 'Crane <B>', 'yard', { canTurn: true }),
  device(NORTH, '4', 'Tor Süd', 'gate', { location: 'Süd & West' }),
  device(NORTH, '5', 'Slip & ramp', 'yard'),
  device(SOUTH, '1', 'Basin "West"', 'quay', { location: 'Basin' }),
  device(SOUTH, '2', "Harbour master's door", 'corridor', { location: 'Basin' }),
  device(SOUTH, '3', 'Причал 7', 'gate', { location: 'Basin' }),
];

/** What a device is called in the store of recordings, and by the control. */
export const keyOf = ({ serverId, id }: Pick<VdgDevice, 'serverId' | 'id'>): string => `${serverId}/${id}`;

export const ACCOUNT = { user: 'operator', password: 'harbour-demo-vdg' } as const;
export const KEY_HEADER = { name: 'x-sense-key', value: 'harbour-key' } as const;

/** The loop that a device shows. */
export const sceneOf = ({ scenes }: { readonly scenes: 'counter' | 'own' }, { scene }: VdgDevice): string =>
  scenes === 'counter' ? 'counter' : scene;
