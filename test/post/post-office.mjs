// A post office as it is: a process of its own with its own journal, that answers late, loses answers after acting, and
// is told twice. `node post-office.mjs JOURNAL SECRET MISCHIEF` prints {"listening":PORT}. MISCHIEF is 0…1: how often.
import { createHmac } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [journal, secret, mischief = '0', seed = '1'] = process.argv.slice(2);
const known = new Set(
  existsSync(journal)
    ? readFileSync(journal, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).key)
    : [],
);
let state = Number(seed);
const chance = () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
};

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    const key = request.headers['x-key'];
    const signed = `${request.method}\n${key}\n${request.headers['x-at']}\n${body}`;
    if (createHmac('sha256', secret).update(signed).digest('hex') !== request.headers['x-signature'])
      return void response.writeHead(403).end();
    if (request.method === 'GET') return void response.writeHead(known.has(key) ? 200 : 404).end();
    // Every envelope that is handed over is written down, also a second one under the same key: that is what is counted.
    appendFileSync(journal, `${JSON.stringify({ key, letter: JSON.parse(body).letterNumber, at: Date.now() })}\n`);
    known.add(key);
    const luck = chance();
    if (luck < Number(mischief) / 2) return void request.socket.destroy(); // Taken, and the answer lost.
    if (luck < Number(mischief)) return void setTimeout(() => response.writeHead(200).end(), 300);
    response.writeHead(200).end();
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ listening: server.address().port })}\n`));
process.on('disconnect', () => process.exit(0));
