import { defineConfig } from '@hey-api/openapi-ts';

/** The desk's client is made from the API's own description, so that the two cannot drift apart unseen. */
export default defineConfig({
  input: 'apps/api/openapi.json',
  output: { path: 'apps/desk/client', importFileExtension: '.js', clean: true, entryFile: false },
  plugins: [
    { name: '@hey-api/client-fetch', throwOnError: true, runtimeConfigPath: '../client-runtime.js' },
    '@hey-api/typescript',
    '@hey-api/sdk',
  ],
});
