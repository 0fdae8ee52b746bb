// Who may know whom (README, "Rules"). Every rule here is seen to bite in test/rules.spec.ts.

const DISTRICTS = ['ground', 'people', 'money', 'cases', 'steps', 'oversight'];
const SPEC = '\\.spec\\.tsx?$';
/** The one room that knows every table: data source and migrations. */
const DATABASE = '^libs/ground/database/';
const PLAIN = '^libs/(?!ground/database/)[^/]+/[^/]+/[^/.]+\\.ts$';
const INPUT = '^libs/.+\\.input\\.ts$';
/** Pure packages: days without a clock, CSV text to cells, pinyin of a name, and hashing (what else node:crypto has is refused by lint). */
const PURE = ['^node_modules/(temporal-polyfill|csv-parse|pinyin-pro)/', '^(node:)?crypto$'];
const HTTP = [
  '^(node:)?https?$',
  '^(node:)?http2$',
  '^node_modules/(express|supertest|@nestjs/(platform-express|swagger))/',
];
const TEMPORAL = '^node_modules/@temporalio/';

const looksDown = DISTRICTS.slice(0, -1).map((district, i) => ({
  name: `${district}-looks-down`,
  comment: `${district} knows only the districts before it: ${DISTRICTS.join(' < ')}.`,
  severity: 'error',
  from: { path: `^libs/${district}/`, pathNot: [SPEC, DATABASE] },
  to: { path: `^libs/(${DISTRICTS.slice(i + 1).join('|')})/` },
}));

const rooms = [
  {
    name: 'plain-is-pure',
    comment: 'No suffix, no machine: a plain file imports plain files (rule 2).',
    severity: 'error',
    from: { path: PLAIN },
    to: { pathNot: [PLAIN, ...PURE] },
  },
  {
    name: 'input-is-plain',
    comment: 'The desk builds its forms from inputs: plain files and the schema library only.',
    severity: 'error',
    from: { path: INPUT },
    to: { pathNot: [PLAIN, INPUT, ...PURE, '^node_modules/zod/'] },
  },
  {
    name: 'rows-are-private',
    comment: 'A table belongs to its room; ask the service of that room.',
    severity: 'error',
    from: { path: '^libs/([^/]+/[^/]+)/', pathNot: [SPEC, DATABASE] },
    to: { path: '\\.entity\\.ts$', pathNot: '^libs/$1/' },
  },
  {
    name: 'rows-are-private-to-libs',
    comment: 'A table belongs to its room; doors and stories never see it.',
    severity: 'error',
    from: { path: '^(apps|workflows)/', pathNot: SPEC },
    to: { path: '\\.entity\\.ts$' },
  },
  {
    name: 'services-no-http-no-temporal',
    comment: 'The same service serves the person and the clock: it knows neither door (rule 3 of the house).',
    severity: 'error',
    from: { path: '^libs/', pathNot: SPEC },
    to: { path: [...HTTP, TEMPORAL, '^apps/', '^workflows/'] },
  },
  {
    name: 'no-orphans',
    comment: 'A file that nobody knows and that knows nobody is a lie on the map.',
    severity: 'error',
    from: { orphan: true, path: '^libs/', pathNot: [SPEC, '^libs/ground/database/migrations/'] },
    to: {},
  },
];

const stories = [
  {
    name: 'stories-only-ask',
    comment: 'A workflow takes types from libs, never code: the rule may change under a case that runs for years.',
    severity: 'error',
    from: { path: '^workflows/', pathNot: SPEC },
    to: { path: '^libs/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'stories-stay-in-the-sandbox',
    comment: 'The bundler takes an entity without complaint; only the workflow SDK may be here.',
    severity: 'error',
    from: { path: '^workflows/', pathNot: SPEC },
    to: { pathNot: ['^workflows/', '^libs/', '^node_modules/@temporalio/(workflow|common)/'] },
  },
];

const doors = [
  {
    name: 'doors-are-strangers',
    comment: 'Doors meet in libs and in the messages of workflows, never in each other.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/', pathNot: SPEC },
    to: { path: '^apps/[^/]+/', pathNot: '^apps/$1/' },
  },
  {
    name: 'local-only-starts',
    comment: 'apps/local starts the others; of libs it needs the database (migrations), and the seeds need services.',
    severity: 'error',
    from: { path: '^apps/(local/|[^/]+$)', pathNot: [SPEC, '^apps/local/seed\\.ts$'] },
    to: { path: '^(libs|workflows)/', pathNot: DATABASE },
  },
  {
    name: 'api-knows-no-workflow',
    comment: 'People act on rows; the bell carries it to the story. The api needs only DATABASE_URL.',
    severity: 'error',
    from: { path: '^apps/api/', pathNot: SPEC },
    to: { path: ['^workflows/', TEMPORAL], reachable: true },
  },
  {
    name: 'desk-is-plain',
    comment: 'The desk shares rules and forms, nothing else.',
    severity: 'error',
    from: { path: '^apps/desk/', pathNot: SPEC },
    to: { path: '^(libs|workflows)/', pathNot: [PLAIN, INPUT] },
  },
];

module.exports = {
  forbidden: [
    ...rooms,
    ...looksDown,
    ...stories,
    ...doors,
    { name: 'no-circles', severity: 'error', from: { pathNot: '^node_modules/' }, to: { circular: true } },
    {
      name: 'no-strangers',
      comment: 'An import that leads nowhere, or a package that package.json does not name.',
      severity: 'error',
      from: { path: '^(apps|libs|workflows|test)/' },
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^apps/desk/client/', '^workflows/histories/', '^test/out/'] },
    enhancedResolveOptions: {
      // .ts before .mjs: terminal.ts may stand beside terminal.mjs, and ./terminal.js means the first.
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
