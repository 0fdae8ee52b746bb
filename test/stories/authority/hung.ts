import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { RIGHT, SCOPE } from '../../../apps/api/door/door.js';

/** A door as it hangs in the API: what its first lines say, read back from the running controllers. */
export interface Hung {
  id: string;
  method: 'GET' | 'POST';
  path: string;
  right: string | undefined;
  scope: string | undefined;
}

export function hungDoors(api: INestApplicationContext): Hung[] {
  const controllers = [...api.get(ModulesContainer, { strict: false }).values()].flatMap((one) => [
    ...one.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: Record<string, unknown> }).prototype;
    const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
    return names.flatMap((name) => {
      const handler = prototype[name];
      const read = <T>(key: string): T | undefined =>
        typeof handler === 'function' ? (Reflect.getMetadata(key, handler) as T | undefined) : undefined;
      const path = read<string>('path');
      if (path === undefined) return [];
      const operation = read<{ operationId?: string }>('swagger/apiOperation');
      return [
        {
          ...{ id: operation?.operationId ?? name, method: read<number>('method') === 0 ? 'GET' : 'POST', path },
          ...{ right: read<string>(RIGHT), scope: read<string>(SCOPE) },
        } satisfies Hung,
      ];
    });
  });
}
