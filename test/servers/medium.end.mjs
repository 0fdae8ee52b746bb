// After the medium tests.
export default async function tearDown() {
  await globalThis.mediumPostgres?.stop();
}
