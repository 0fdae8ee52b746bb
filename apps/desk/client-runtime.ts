import type { CreateClientConfig } from './client/client.gen.js';
import { deskFetch } from './client-fetch.js';

/** The generated client sends through the desk's one fetch; refusals arrive as thrown `Problem`s. */
export const createClientConfig: CreateClientConfig = (config) => ({ ...config, baseUrl: '', fetch: deskFetch });
