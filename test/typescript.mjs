// Lets node import our TypeScript as it is: jest runs the setup of a project outside its own module loader.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
