import { describe, expect, it } from '@jest/globals';
import { isLoopback, modeOf, warnings } from './mode.js';

const own = { host: '127.0.0.1', ownPostgres: true, ownTemporal: true };

describe('the mode of a start', () => {
  it('is demo where this machine started both servers and nobody else can reach it', () => {
    expect(modeOf(own)).toBe('demo');
  });

  it.each([{ ownPostgres: false }, { ownTemporal: false }, { host: '0.0.0.0' }, { host: '192.168.1.5' }])(
    'is real otherwise: %o',
    (other) => {
      expect(modeOf({ ...own, ...other })).toBe('real');
    },
  );

  it('is what was asked for, with a warning where demo is open to others', () => {
    expect(modeOf({ ...own, given: 'real' })).toBe('real');
    expect(modeOf({ ...own, host: '0.0.0.0', given: 'demo' })).toBe('demo');
    expect(warnings({ ...own, host: '0.0.0.0', given: 'demo' })).toHaveLength(1);
    expect(warnings(own)).toEqual([]);
  });

  it('knows a loopback address from one that only looks like it', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['127.0.0.1.example.org', '0.0.0.0', '::', 'localhost.example.org'].some(isLoopback)).toBe(false);
  });
});
