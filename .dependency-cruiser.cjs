/**
 * The one dependency rule of the house, arrow by arrow. tests/architecture plants a violation of each and proves that
 * it fires.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const timeLibrary = 'node_modules/temporal-polyfill/';

module.exports = {
  forbidden: [
    {
      name: 'domain-stands-alone',
      comment: 'The domain imports nothing outside itself but the allow-listed time library.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', timeLibrary] },
    },
    {
      name: 'time-library-in-one-file',
      comment: 'Wall time and zone meet in one file.',
      severity: 'error',
      from: { path: '^domain/', pathNot: '^domain/shared/salon-time\\.ts$' },
      to: { path: timeLibrary },
    },
    {
      name: 'app-knows-only-domain',
      comment: 'Inbound HTTP never sees what goes out.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(adapters|db|scripts|tests)/' },
    },
    {
      name: 'adapters-know-domain-and-db',
      severity: 'error',
      from: { path: '^adapters/' },
      to: { path: '^(app|scripts|tests)/' },
    },
    {
      name: 'adapters-are-strangers',
      comment:
        'One folder per technology; only compose.ts and the compose/ folder introduce them to each other.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/', pathNot: '^adapters/compose/' },
      to: { path: '^adapters/[^/]+', pathNot: '^adapters/$1/' },
    },
    {
      name: 'db-knows-only-domain',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(app|adapters|scripts|tests)/' },
    },
    {
      name: 'scripts-come-in-by-compose',
      comment: 'Processes reach the adapters through compose.ts.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^adapters/', pathNot: '^adapters/compose(\\.ts$|/)' },
    },
    {
      name: 'use-case-calls-no-use-case',
      severity: 'error',
      from: { path: '^domain/[^/]+/use-cases/' },
      to: { path: '^domain/[^/]+/use-cases/' },
    },
    {
      name: 'rules-see-no-port',
      comment: 'Nouns are synchronous and see no port.',
      severity: 'error',
      from: { path: '^domain/', pathNot: '^domain/(ports|[^/]+/(use-cases|steps))/' },
      to: { path: '^domain/(ports/|[^/]+/(use-cases|steps)/)' },
    },
    {
      name: 'steps-call-no-use-case',
      comment: 'What several use cases do in the same way: it sees ports, and no use case.',
      severity: 'error',
      from: { path: '^domain/[^/]+/steps/' },
      to: { path: '^domain/[^/]+/use-cases/' },
    },
    {
      name: 'orders-and-deposits-are-strangers',
      comment: 'What both need is true of every payment, and stands in domain/payments.',
      severity: 'error',
      from: { path: '^domain/(orders|deposits)/' },
      to: { path: '^domain/(orders|deposits)/', pathNot: '^domain/$1/' },
    },
    {
      name: 'payments-choose-in-one-place',
      comment:
        'What money does is for orders and deposits to say: one file chooses between them, one words the log.',
      severity: 'error',
      from: { path: '^domain/payments/', pathNot: '^domain/payments/steps/owner(s|-entry)\\.ts$' },
      to: { path: '^domain/(orders|deposits)/' },
    },
    {
      name: 'ports-see-no-use-case',
      severity: 'error',
      from: { path: '^domain/ports/' },
      to: { path: '^domain/[^/]+/(use-cases|steps)/' },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(app|domain|adapters|db)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-development-tools-in-the-product',
      comment: 'app/routes.ts is read by the compiler and never shipped.',
      severity: 'error',
      from: { path: '^(app|domain|adapters|db)/', pathNot: '^app/routes\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.stryker-tmp|reports)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
