// jest knows one time limit for all projects; ours differ by size (jest.config.js).
import { jest } from '@jest/globals';

jest.setTimeout(globalThis.TEST_TIMEOUT_MS);
