/**
 * Replies as the vendor's document prints them, for `body` faults: its examples are damaged (§1.2.2,
 * 1.3.9), and a server that writes as its document does is not unthinkable. And bytes that mean nothing.
 */
import { hashOf } from '../seeded-random.ts';

const BYTE_VALUES = 256;

/** `/devices` letter by letter: commas before brackets, a device outside `devices`, an owner without a key. */
export const DEVICES_AS_PRINTED = `{
  "result": {
    "329475": {
      "devices": {
        "56": {
          "uidd": "329475.56",
          "phonename": "Room 1",
          "permissions": [
            "r",
          ]
        },
      },
    },
    "59": {
      "uidd": "329475.59",
      "phonename": "Garden",
      "permissions": [
        "a"
      ]
    },
  },
  "alias": "Customer 1"
},
{
  "400123": {
    "devices": {
      "1": {
        "uidd": "400123.1",
        "phonename": "Kitchen",
        "permissions": [
          "r",
        ]
      },
    },
    "2": {
      "uidd": "400123.2",
      "phonename": "Hall",
      "permissions": [
        "a"
      ]
    }
  },
  "alias": "Customer 2"
}
},
"errors": [{
  "1.1": "Unauthorized"
}]
}
`;

/** `/devices` that a parser takes but for its commas before brackets. */
export const DEVICES_WITH_TRAILING_COMMAS = `{
  "result": {
    "329475": {
      "devices": {
        "56": { "uidd": "329475.56", "phonename": "Room 1", "permissions": ["r",] },
        "59": { "uidd": "329475.59", "phonename": "Garden", "permissions": ["a"] },
      },
      "alias": "Customer 1",
    },
  },
}`;

/** `/devices` as JSON, with devices beside `devices` as printed: numbers 59 and 2 are outside of it. */
export const DEVICES_MISPLACED = JSON.stringify({
  result: {
    '329475': {
      devices: { '56': { uidd: '329475.56', phonename: 'Room 1', permissions: ['r'] } },
      '59': { uidd: '329475.59', phonename: 'Garden', permissions: ['a'] },
      alias: 'Customer 1',
    },
    '400123': {
      devices: { '1': { uidd: '400123.1', phonename: 'Kitchen', permissions: ['r'] } },
      '2': { uidd: '400123.2', phonename: 'Hall', permissions: ['a'] },
      alias: 'Customer 2',
    },
  },
  errors: [{ '1.1': 'Unauthorized' }],
});

/** `/devices` as JSON in which the owners have no key: a list, as the stray brackets suggest. */
export const DEVICES_WITHOUT_OWNER_KEYS = JSON.stringify({
  result: [
    {
      devices: { '56': { uidd: '329475.56', phonename: 'Room 1', permissions: ['r'] } },
      alias: 'Customer 1',
    },
    {
      devices: { '1': { uidd: '400123.1', phonename: 'Kitchen', permissions: ['r'] } },
      alias: 'Customer 2',
    },
  ],
  errors: [{ '1.1': 'Unauthorized' }],
});

/** `/login` with the comma before a bracket that the example has (§1.2.1). */
export const LOGIN_WITH_TRAILING_COMMA = `{
  "result":{
    "uid":12345,
    "accountInfo":{ "maxAge":1, "maxDevices":1, "type":"free", "provider":"installer" },
    "time":1540810542812,
    "region":"uswest2",
  }
}`;

/** A real-time answer letter by letter: both messages of §1.3.9, the second without quotes on its key. */
export const REALTIME_AS_PRINTED = `"data":{
  "type":"liveSession",
  "data":{
    "session":1613158412,
    "live":true,
    "startt":1613741672313,
    "lastchunkend":1613741672311,
    "endt":null,
    "lastactivity":1613741844000,
    "lastthumb":1613741823,
    "laststill":1613741020,
    "stillmode":"video_only",
    "wowza":"euwes1-wowza-1611946206-i-0be12753c9156d4e3.manything.com",
    "uidd":"827029.20428",
    "device":true,
    "status":"live",
    "lastalert":1613741020,
    "battery":null,
    "power":null,
    "stalepower":1,
    "facebookStreamId":null,
    "queue_mb":null,
    "queue_sec":null
  }
}
data: {
  "type": "alert",
  "data": {
    "uid": "250843.27",
    "id": 1613745105,
    "rom": 1,
    "startt": 1613745105000,
    "enddt": 1613745117000,
    "smx": "0a",
    "aud": null,
    "tz": 0,
    "type": "motion",
    "has_hdstill": 0
  }
}
`;

/** Bytes that are no transport stream, for segments; the sync byte 0x47 comes now and then by chance. */
export function noiseBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => hashOf('noise', i) % BYTE_VALUES);
}
