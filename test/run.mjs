// `npm test`: everything. A failing part never stops the next, only a failed build does: nothing could be believed then.
import { builds, checks, exitCode, lastLine, lineOf, run, runTwoAtATime, sizes, sum } from './parts.mjs';

const began = Date.now();
const title = (name) => console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 100 - name.length))}`);

async function everything() {
  title('build');
  const built = await run(builds);
  console.log(lineOf(built));
  if (built.failed > 0) return [built];
  title('check');
  const counts = [built, ...(await runTwoAtATime(checks))];
  for (const part of sizes) {
    title(part.name);
    counts.push(await run(part));
  }
  return counts;
}

const counts = await everything();
title('summary');
for (const counted of counts) console.log(lineOf(counted));
console.log(`  ${'in all'.padEnd(18)}${`${((Date.now() - began) / 1000).toFixed(1)} s`.padStart(9)}\n`);
const total = sum(counts);
console.log(lastLine(total));
process.exitCode = exitCode(total);
