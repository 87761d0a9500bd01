import { expect, it } from 'vitest';
import { handleOfDropped } from '#renderer/client/dropped-file.ts';
import { droppedReply } from '#shared/rpc/dropped-file.ts';

it.each(['handle 1', null])('is what the window is told of the drop: %s', async (handle) => {
  const asked = handleOfDropped();
  window.dispatchEvent(new MessageEvent('message', { data: droppedReply('of a stranger'), source: null }));
  window.dispatchEvent(new MessageEvent('message', { data: 'text', source: window }));
  window.dispatchEvent(new MessageEvent('message', { data: droppedReply(handle), source: window }));
  expect(await asked).toBe(handle);
});
