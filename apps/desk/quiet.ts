import { config } from 'zod';

// The page's content security policy forbids code made of text, and even trying is reported: schemas are read step by step.
// Imported before everything that makes a schema.
config({ jitless: true });
