// The conventions of CONTRIBUTING.md that a machine can hold. Layout and import rules: .dependency-cruiser.js.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import entityRelationType from './.ci/lint-rules/entity-relation-type.js';
import fileName from './.ci/lint-rules/file-name.js';
import routeAccess from './.ci/lint-rules/route-access.js';

const chaman = {
  rules: { 'entity-relation-type': entityRelationType, 'file-name': fileName, 'route-access': routeAccess },
};

/** Judge without clock, chance or process. */
const PURE = [
  'src/**/rules/**/*.ts',
  'src/**/*.rule.ts',
  'src/**/judge-*.ts',
  'src/certificate/{parse,x509,path}/**/*.ts',
  'src/ssh-key/**/*.ts',
  'src/platform/rule/**/*.ts',
];

const NO_ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message:
    'Describe it in a *.config.ts and take it from configured(…) (src/configuration.ts): names, defaults and errors stand in one place.',
};

const everywhere = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'max-lines': ['error', { max: 250 }],
  'no-constant-binary-expression': 'error',
  'no-debugger': 'error',
  'no-dupe-else-if': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-eval': 'error',
  'no-invalid-regexp': 'error',
  'no-lonely-if': 'error',
  'no-loss-of-precision': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-unreachable': 'error',
  'no-unreachable-loop': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-unused-private-class-members': 'error',
  'no-useless-catch': 'error',
  'no-useless-escape': 'error',
  'no-useless-rename': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'require-yield': 'error',
  'use-isnan': 'error',
  'chaman/file-name': 'error',
};

const typeScript = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
  // Leaves files with decorators alone: an injected class or a DTO must stay a value for its metadata.
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-array-delete': 'error',
  '@typescript-eslint/no-deprecated': 'error',
  '@typescript-eslint/no-duplicate-enum-values': 'error',
  '@typescript-eslint/no-empty-object-type': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-implied-eval': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-namespace': 'error',
  '@typescript-eslint/no-non-null-asserted-optional-chain': 'error',
  '@typescript-eslint/no-require-imports': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/no-unused-expressions': 'error',
  '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/prefer-readonly': 'error',
  '@typescript-eslint/restrict-plus-operands': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/unbound-method': 'error',
};

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '.data/', 'coverage/', 'openapi/client/', 'test/architecture/planted/'] },
  {
    files: ['**/*.{js,mjs,ts,tsx}'],
    plugins: { chaman },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: everywhere,
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: ['./tsconfig.check.json', './web/tsconfig.json', './samples/typescript/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      ...typeScript,
      'chaman/entity-relation-type': 'error',
      'chaman/route-access': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name: a thing has one name everywhere.' },
        { selector: 'TSEnumDeclaration', message: 'Write a union of literals or a const table.' },
      ],
    },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-console': 'error',
      // React's own handlers take functions that return nothing.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  // What Vite reads is the default export.
  { files: ['web/vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'process', message: 'Use the global process.' },
            { name: 'node:process', message: 'Use the global process.' },
            {
              name: '@nestjs/common',
              importNames: ['HttpStatus', 'HttpException'],
              message: 'Throw a Problem of the catalogue (src/platform/http/problems): statuses stand there alone.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/config/**'],
    rules: { 'no-restricted-properties': ['error', NO_ENVIRONMENT] },
  },
  { files: ['src/platform/http/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: PURE,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'performance', 'crypto', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
          name,
          message: 'A rule decides from what it is given: no clock, no chance, no process.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'A rule is given the moment.' },
        { selector: 'CallExpression[callee.name="Date"]', message: 'A rule is given the moment.' },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'A rule is given the moment.',
        },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'A rule knows no chance.',
        },
        { selector: 'ExportDefaultDeclaration', message: 'Export by name: a thing has one name everywhere.' },
      ],
    },
  },
  {
    files: ['test/**/*.{ts,js}', '**/*.spec.ts'],
    rules: {
      'chaman/route-access': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: 'A test waits for an event, never for time to pass.' },
        { name: 'setInterval', message: 'A test waits for an event, never for time to pass.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'jest', property: 'mock', message: 'Give the real thing, or another adapter of its port.' },
        {
          object: 'jest',
          property: 'unstable_mockModule',
          message: 'Give the real thing, or another adapter of its port.',
        },
      ],
      'no-restricted-imports': [
        'error',
        { paths: ['timers', 'node:timers', 'timers/promises', 'node:timers/promises'] },
      ],
    },
  },
  {
    // What jest's matchers and a page's own scripts give is `any` by nature.
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // A declaration describes somebody else's module as it is.
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
