import { describe, expect, it } from 'vitest';
import { openWindowChannel } from './window-channel.ts';

const turns = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('the talk between windows', () => {
  it('reaches the others of the same name, not the speaker, and ends when one closes', async () => {
    const [one, other, stranger] = ['a', 'a', 'b'].map(openWindowChannel);
    const heard: unknown[] = [];
    for (const [at, channel] of [one, other, stranger].entries()) {
      channel?.listen((message) => heard.push([at, message]));
    }
    one?.post({ kind: 'hello' });
    await turns();
    expect(heard).toEqual([[1, { kind: 'hello' }]]);
    other?.close();
    one?.post({ kind: 'again' });
    await turns();
    expect(heard).toHaveLength(1);
    one?.close();
    stranger?.close();
  });
});
