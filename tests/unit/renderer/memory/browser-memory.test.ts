import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onThisComputer } from '#renderer/memory/browser-memory.ts';

const refusal = new DOMException('Access is denied for this document.', 'SecurityError');

beforeEach(() => {
  localStorage.clear();
  onThisComputer.write('theme', null);
});
afterEach(() => vi.unstubAllGlobals());

describe('what the browser remembers', () => {
  it('is there until it is forgotten', () => {
    expect(onThisComputer.read('theme')).toBeNull();
    onThisComputer.write('theme', 'dark');
    expect(localStorage.getItem('theme')).toBe('dark');
    expect(onThisComputer.read('theme')).toBe('dark');
    onThisComputer.write('theme', null);
    expect(localStorage.getItem('theme')).toBeNull();
    expect(onThisComputer.read('theme')).toBeNull();
  });

  it('is remembered here where the browser refuses storage altogether', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw refusal;
      },
      setItem: () => {
        throw refusal;
      },
      removeItem: () => {
        throw refusal;
      },
    });
    expect(onThisComputer.read('theme')).toBeNull();
    onThisComputer.write('theme', 'dark');
    expect(onThisComputer.read('theme')).toBe('dark');
    onThisComputer.write('theme', null);
    expect(onThisComputer.read('theme')).toBeNull();
  });

  it('is remembered here while it is full, rather than what was stored before', () => {
    localStorage.setItem('theme', 'light');
    const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('It is full.', 'QuotaExceededError');
    });
    onThisComputer.write('theme', 'dark');
    expect(onThisComputer.read('theme')).toBe('dark');
    setItem.mockRestore();
    onThisComputer.write('theme', 'blue');
    expect(localStorage.getItem('theme')).toBe('blue');
    expect(onThisComputer.read('theme')).toBe('blue');
  });
});
