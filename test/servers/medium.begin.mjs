// Before the medium tests: one PostgreSQL for all of them. Each test file makes a database of its own in it (medium.ts).
import '../typescript.mjs';

export default async function setUp() {
  const { startPostgres } = await import('./postgres.ts');
  const postgres = await startPostgres({ fsync: false });
  globalThis.mediumPostgres = postgres;
  process.env.MEDIUM_POSTGRES = JSON.stringify({ url: postgres.superUrl(), passwords: postgres.passwords });
}
