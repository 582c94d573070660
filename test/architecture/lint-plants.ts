/** A file that breaks one convention: where it stands, what is in it, and the lint rule that must say so. */
export interface LintPlant {
  readonly convention: string;
  readonly path: string;
  readonly text: string;
  readonly rule: string;
}

const NOTHING = 'export const nothing = 0;\n';

export const LINT_PLANTS: readonly LintPlant[] = [
  {
    convention: 'process.env is read in platform/config only',
    path: 'src/contact/sender-range.ts',
    text: "export const range = process.env['SENDER_RANGE'];\n",
    rule: 'no-restricted-properties',
  },
  {
    convention: 'process.env is not taken apart elsewhere either',
    path: 'src/contact/sender-range.ts',
    text: 'export const { env } = process;\n',
    rule: 'no-restricted-properties',
  },
  {
    convention: 'the environment has no other door',
    path: 'src/contact/sender-range.ts',
    text: "import { env } from 'node:process';\nexport const range = env;\n",
    rule: 'no-restricted-imports',
  },
  {
    convention: 'HTTP statuses stand in platform/http only',
    path: 'src/contact/contact.service.ts',
    text: "import { HttpStatus } from '@nestjs/common';\nexport const gone = HttpStatus.GONE;\n",
    rule: 'no-restricted-imports',
  },
  {
    convention: 'the product logs, and never by console',
    path: 'src/contact/contact.service.ts',
    text: "console.log('saved');\n",
    rule: 'no-console',
  },
  {
    convention: 'a route says who may call it',
    path: 'src/contact/contact.controller.ts',
    text: "class C {\n  @Get('open')\n  show(): void {}\n}\nexport const c = C;\n",
    rule: 'chaman/route-access',
  },
  {
    convention: 'an entity refers to another one by Rel or Ref',
    path: 'src/contact/contact.entity.ts',
    text: 'export class Contact {\n  @ManyToOne(() => Sender)\n  sender!: Sender | null;\n}\n',
    rule: 'chaman/entity-relation-type',
  },
  {
    convention: 'an entity holds others in a Collection',
    path: 'src/contact/contact.entity.ts',
    text: 'export class Contact {\n  @OneToMany(() => Sender, (s) => s.contact)\n  senders!: Sender[];\n}\n',
    rule: 'chaman/entity-relation-type',
  },
  {
    convention: 'a rule does not look at a clock',
    path: 'src/certificate/rules/expired.rule.ts',
    text: 'export const now = () => new Date();\n',
    rule: 'no-restricted-syntax',
  },
  {
    convention: 'a rule does not ask the clock in passing',
    path: 'src/account/judge-account-request.ts',
    text: 'export const now = () => Date.now();\n',
    rule: 'no-restricted-syntax',
  },
  {
    convention: 'a rule does not touch the process',
    path: 'src/ssh-key/parse/wire.ts',
    text: 'export const where = process.cwd();\n',
    rule: 'no-restricted-globals',
  },
  {
    convention: 'things have names, also outside their file',
    path: 'src/contact/contact.service.ts',
    text: 'export default 1;\n',
    rule: 'no-restricted-syntax',
  },
  {
    convention: 'files have at most 250 lines',
    path: 'src/contact/contact.service.ts',
    text: NOTHING + '\n'.repeat(250),
    rule: 'max-lines',
  },
  {
    convention: 'files have names in kebab-case',
    path: 'src/contact/contactService.ts',
    text: NOTHING,
    rule: 'chaman/file-name',
  },
  {
    convention: 'there are no drawers for odds and ends',
    path: 'src/contact/utils/dates.ts',
    text: NOTHING,
    rule: 'chaman/file-name',
  },
  {
    convention: 'types say something',
    path: 'src/contact/contact.service.ts',
    text: 'export const anything = (value: any): void => void value;\n',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    convention: 'a test does not wait for time to pass',
    path: 'test/e2e/slow.spec.ts',
    text: "it('waits', (done) => void setTimeout(done, 1000));\n",
    rule: 'no-restricted-globals',
  },
  {
    convention: 'a test replaces no module',
    path: 'src/contact/contact.service.spec.ts',
    text: "jest.mock('./contact.entity.js');\n",
    rule: 'no-restricted-properties',
  },
];

/** What the same conventions allow. */
export const TIDY_FILES: readonly Omit<LintPlant, 'convention' | 'rule'>[] = [
  { path: 'src/platform/config/variables.ts', text: 'export const variables = (): object => process.env;\n' },
  {
    path: 'src/contact/contact.controller.ts',
    text: "export class C {\n  @Get('open')\n  @Access('public')\n  show(): void {}\n  other(): void {}\n}\n",
  },
  {
    path: 'src/contact/contact.entity.ts',
    text: 'export class Contact {\n  @ManyToOne(() => Sender)\n  sender!: Rel<Sender> | null;\n  @OneToMany(() => Note, (n) => n.contact)\n  notes = new Collection<Note>(this);\n}\n',
  },
  {
    path: 'src/certificate/rules/expired.rule.ts',
    text: 'export const from = (text: string): Date => new Date(text);\nexport const process = (process: number): number => process;\n',
  },
];
