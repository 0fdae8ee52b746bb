// What a person at the terminal sees: one tick per step with its time, and a fault as cause and cure.

const plain = !process.stdout.isTTY || 'NO_COLOR' in process.env;
const paint = (code, words) => (plain ? words : `\u001b[${code}m${words}\u001b[0m`);

// The terminal may be closed while we still have to end our servers.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

export const say = (words) => console.log(words);

/** Runs one step. `work` may add what it found by `note`. */
export async function step(name, work) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const notes = [];
  try {
    const answer = await work((words) => notes.push(words));
    const tail = notes.length > 0 ? `  ${notes.join(', ')}` : '';
    say(`${paint(32, '✓')} ${name}${paint(2, tail)}  ${paint(2, seconds())}`);
    return answer;
  } catch (fault) {
    say(`${paint(31, '✗')} ${name}  ${paint(2, seconds())}`);
    throw fault;
  }
}

/** A fault that says what to do about it; anything else is a mistake of ours and shown whole. */
export function sayFault(fault) {
  if (fault?.cure) {
    console.error(`\n${paint(31, '原因 cause')}  ${fault.message}\n${paint(32, '办法 cure')}   ${fault.cure}`);
    return;
  }
  console.error(`\n${paint(31, '意外 unexpected')}  ${fault?.stack ?? fault}`);
  console.error(
    `${paint(32, '办法 cure')}   请连同 .local/logs 一起报告。(Please report it together with .local/logs.)`,
  );
}

export const faultOf = (cause, cure) => Object.assign(new Error(cause), { cure });
