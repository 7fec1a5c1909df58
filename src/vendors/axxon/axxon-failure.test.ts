import { describe, expect, test } from 'vitest';
import { meaningOf } from './axxon-failure.ts';

describe('a refusal', () => {
  test('that is a page is read without its tags', () => {
    const body =
      '<!DOCTYPE html><html><head><title>Error</title><style>h1 {color: red}</style></head><body><h1>401</h1>\n<p>Unauthorized</p></body></html>';
    expect(meaningOf({ body })).toEqual({ vendorText: '401 Unauthorized' });
  });

  test.each(['', 'Search query rejected. Too many requests', '{"error":"No such export"}', 'a < b'])(
    'that is %j says it itself',
    (body) => {
      expect(meaningOf({ body })).toBeUndefined();
    },
  );
});
