// Which part may know which. test/architecture/import-rules.spec.ts plants one violation of each rule.
const SPEC = '[.]spec[.]ts$';
const PURE = [
  '^src/[^/]+/rules/',
  '[.]rule[.]ts$',
  '(^|/)judge-[^/]+[.]ts$',
  '^src/certificate/(parse|x509|path)/',
  '^src/ssh-key/',
  '^src/platform/rule/',
];
const BUSINESS =
  '^src/(account|account-events|adoption|audit|certificate|change-feed|connection|contact|erasure|ftp-sftp|inspection|lookup|mail|permission|ssh-key|web-service)/';
const ENTITY = '[.]entity[.]ts$';

const forbidden = [
  {
    name: 'rules-are-pure',
    comment:
      'A rule decides from what it is given: no framework, no database, no clock, no process, no network, no files.',
    from: { path: PURE, pathNot: SPEC },
    to: {
      path: [
        'node_modules/(@nestjs|@mikro-orm|express|pg|bullmq|rxjs)/',
        '^src/platform/(clock[.]ts|config/|database/|http/|http-client/|process/|telemetry/)',
        '^(node:)?(child_process|cluster|dgram|dns|fs|http|http2|https|net|os|perf_hooks|process|timers|tls|worker_threads)(/promises)?$',
      ],
    },
  },
  {
    name: 'rules-load-no-entity',
    comment: 'A rule may name the shape of a row; it never loads or makes one.',
    from: { path: PURE, pathNot: SPEC },
    to: { path: ENTITY, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'domain-knows-no-gateway',
    comment: 'The domain keeps a desired state. Which product it ends up in, and who operates it, is not its business.',
    from: { path: [BUSINESS, '^src/(identity|provisioning|web-application)/'] },
    to: { path: '^src/(gateways|operations)/' },
  },
  {
    name: 'gateway-knows-port-and-platform',
    comment:
      'An adapter sees nothing but the port and the plumbing, so that a product can be exchanged in its one folder.',
    from: { path: '^src/gateways/([^/]+)/' },
    to: {
      path: '^src/',
      pathNot: ['^src/gateways/$1/', '^src/provisioning/gateway[.]port[.]ts$', '^src/platform/'],
    },
  },
  {
    name: 'gateways-are-strangers',
    comment: 'Adapters of different products share nothing but the port.',
    from: { path: '^src/gateways/([^/]+)/' },
    to: { path: '^src/gateways/', pathNot: '^src/gateways/$1/' },
  },
  {
    name: 'channels-are-strangers',
    comment: 'FTP/SFTP and SOAP/REST routes share the account, not each other.',
    from: { path: '^src/(ftp-sftp|web-service)/' },
    to: { path: '^src/(ftp-sftp|web-service)/', pathNot: '^src/$1/' },
  },
  {
    name: 'identity-knows-no-channel',
    comment: 'Who somebody is does not depend on what they manage.',
    from: { path: '^src/identity/' },
    to: {
      path: '^src/(account|account-events|certificate|change-feed|connection|contact|ftp-sftp|gateways|inspection|lookup|permission|provisioning|ssh-key|web-service)/',
    },
  },
  {
    name: 'platform-knows-no-business',
    comment: 'Plumbing has no business words: it would serve any product.',
    from: { path: '^src/platform/' },
    to: { path: '^src/', pathNot: '^src/platform/' },
  },
  {
    name: 'source-knows-no-test',
    comment: 'What ships does not lean on what is there to try it. Specs beside their file may use the builders.',
    from: { path: '^src/', pathNot: SPEC },
    to: { path: '^(test|sandbox)/' },
  },
  {
    name: 'sandbox-knows-no-test',
    comment: '`npm start` runs from the compiled sources, which hold no test.',
    from: { path: '^sandbox/', pathNot: SPEC },
    to: { path: '^test/' },
  },
  {
    name: 'web-knows-pure-code-only',
    comment:
      'What runs in a browser shares rules, texts and words with the server, so that each lives in one place, and nothing that needs a server.',
    from: { path: '^web/src/' },
    to: {
      path: '^(src|sandbox|test|scripts)/',
      pathNot: [...PURE, '[.]texts[.]ts$', '^src/platform/i18n/', '^src/account/channel/login-prefix[.]ts$'],
    },
  },
  {
    name: 'server-knows-no-web',
    comment:
      'The server hands out what was built of the web application; it shares no code with it in that direction. ' +
      'Stories in several languages take the words that they look for from the texts themselves.',
    from: { path: '^(src|sandbox|test|scripts)/', pathNot: '^test/browser/words\\.ts$' },
    to: { path: '^web/' },
  },
  {
    name: 'nobody-imports-a-spec',
    comment: 'What two specs need is a builder or a fixture.',
    from: {},
    to: { path: SPEC },
  },
  {
    name: 'production-needs-no-development-package',
    comment: 'The production image has no devDependencies.',
    from: { path: '^src/', pathNot: SPEC },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'packages-are-declared',
    comment: 'A package that came along with another one may go along with it.',
    from: { path: '^(src|sandbox|test)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere is a rule that judges nothing.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycle',
    comment:
      'Files that need each other are one file. Exception: entities refer to each other by Rel, as their tables do.',
    from: {},
    to: { circular: true, via: { pathNot: ENTITY } },
  },
  {
    name: 'no-orphan',
    comment: 'A file that nobody imports and that imports nobody is forgotten.',
    from: { orphan: true, pathNot: [SPEC, '[.]d[.]ts$', '[.](main|js)$'] },
    to: {},
  },
];

export default {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    // The generated client is as its generator makes it.
    exclude: { path: '^(dist|openapi/client|test/architecture/planted)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
