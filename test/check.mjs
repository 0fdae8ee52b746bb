// `npm run check`: everything that needs no server, two at a time. Under a minute.
import { checks, exitCode, lastLine, runTwoAtATime, sum } from './parts.mjs';

const total = sum(await runTwoAtATime(checks));
console.log(lastLine(total));
process.exitCode = exitCode(total);
