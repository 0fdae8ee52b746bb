import { defineConfig } from '@hey-api/openapi-ts';

interface Operation {
  parameters?: { in: string; name: string; required: boolean; schema: { type: string } }[];
}
interface Description {
  paths?: Record<string, Record<string, Operation>>;
}

/** An `{id}` in a path is a parameter, whether or not the operation lists it. */
function nameIds(description: Description): void {
  for (const [path, operations] of Object.entries(description.paths ?? {}))
    for (const operation of path.includes('{id}') ? Object.values(operations) : []) {
      operation.parameters ??= [];
      if (operation.parameters.some((one) => one.in === 'path' && one.name === 'id')) continue;
      operation.parameters.push({ in: 'path', name: 'id', required: true, schema: { type: 'string' } });
    }
}

/** The desk's client is made from the API's own description, so that the two cannot drift apart unseen. */
export default defineConfig({
  input: 'apps/api/openapi.json',
  output: { path: 'apps/desk/client', importFileExtension: '.js', clean: true, entryFile: false },
  parser: { patch: { input: (description) => nameIds(description as Description) } },
  plugins: [
    { name: '@hey-api/client-fetch', throwOnError: true, runtimeConfigPath: '../client-runtime.js' },
    '@hey-api/typescript',
    '@hey-api/sdk',
  ],
});
