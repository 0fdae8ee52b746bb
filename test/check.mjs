// `npm run check`: everything that needs no server, two at a time. A little over a minute on two cores.
import { makeClient } from '../apps/local/build.mjs';
import { checks, exitCode, lastLine, runTwoAtATime, sum } from './parts.mjs';

await makeClient(); // Types and lint of the desk read it.
const total = sum(await runTwoAtATime(checks));
console.log(lastLine(total));
process.exitCode = exitCode(total);
