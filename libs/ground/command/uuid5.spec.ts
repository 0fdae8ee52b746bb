import { describe, expect, it } from '@jest/globals';
import { uuid5 } from './uuid5.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('an id made from a name', () => {
  it('is the one that RFC 9562 works out', () => {
    expect(uuid5({ namespace: DNS, name: 'www.example.com' })).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('is the same for the same name, and another for another name or namespace', () => {
    const id = uuid5({ namespace: DNS, name: '1' });
    expect(uuid5({ namespace: DNS, name: '1' })).toBe(id);
    expect(uuid5({ namespace: DNS, name: '2' })).not.toBe(id);
    expect(uuid5({ namespace: id, name: '1' })).not.toBe(id);
  });
});
