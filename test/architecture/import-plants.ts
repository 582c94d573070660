import type { Files } from './planted-tree.js';

const THING = 'export const thing = 1;\n';
const use = (from: string): string => `import { thing } from '${from}';\nexport const used = thing;\n`;

/** Trees that break the rule they stand under. */
export const IMPORT_PLANTS: Readonly<Record<string, readonly Files[]>> = {
  'rules-are-pure': [
    { 'src/account/rules/name.rule.ts': use('@nestjs/common') },
    { 'src/account/rules/name.rule.ts': use('../../platform/clock.js'), 'src/platform/clock.ts': THING },
    { 'src/identity/number.rule.ts': use('node:process') },
    { 'src/contact/judge-contact.ts': use('../platform/http/problem.js'), 'src/platform/http/problem.ts': THING },
    { 'src/certificate/parse/upload.ts': use('node:fs/promises') },
    { 'src/certificate/x509/key.ts': use('@mikro-orm/core') },
    { 'src/certificate/path/find.ts': use('node:net') },
    { 'src/ssh-key/parse/wire.ts': use('node:child_process') },
    { 'src/platform/rule/rule.ts': use('../config/variables.js'), 'src/platform/config/variables.ts': THING },
  ],
  'rules-load-no-entity': [
    { 'src/account/rules/name.rule.ts': use('../account.entity.js'), 'src/account/account.entity.ts': THING },
  ],
  'domain-knows-no-gateway': [
    { 'src/account/a.ts': use('../gateways/scim/b.js'), 'src/gateways/scim/b.ts': THING },
    { 'src/provisioning/a.ts': use('../operations/b.js'), 'src/operations/b.ts': THING },
    { 'src/identity/a.ts': use('../operations/b.js'), 'src/operations/b.ts': THING },
  ],
  'gateway-knows-port-and-platform': [
    { 'src/gateways/scim/a.ts': use('../../account/b.js'), 'src/account/b.ts': THING },
    { 'src/gateways/scim/a.ts': use('../../provisioning/target.store.js'), 'src/provisioning/target.store.ts': THING },
  ],
  'gateways-are-strangers': [{ 'src/gateways/scim/a.ts': use('../sftpgo/b.js'), 'src/gateways/sftpgo/b.ts': THING }],
  'channels-are-strangers': [{ 'src/ftp-sftp/a.ts': use('../web-service/b.js'), 'src/web-service/b.ts': THING }],
  'identity-knows-no-channel': [
    { 'src/identity/a.ts': use('../account/b.js'), 'src/account/b.ts': THING },
    { 'src/identity/a.ts': use('../contact/b.js'), 'src/contact/b.ts': THING },
    { 'src/identity/a.ts': use('../provisioning/b.js'), 'src/provisioning/b.ts': THING },
  ],
  'platform-knows-no-business': [{ 'src/platform/a.ts': use('../contact/b.js'), 'src/contact/b.ts': THING }],
  'source-knows-no-test': [
    { 'src/contact/a.ts': use('../../test/builders/b.js'), 'test/builders/b.ts': THING },
    { 'src/contact/a.ts': use('../../sandbox/b.js'), 'sandbox/b.ts': THING },
  ],
  'sandbox-knows-no-test': [{ 'sandbox/a.ts': use('../test/builders/b.js'), 'test/builders/b.ts': THING }],
  'web-knows-pure-code-only': [
    { 'web/src/a.tsx': use('../../src/contact/b.js'), 'src/contact/b.ts': THING },
    { 'web/src/a.tsx': use('../../sandbox/b.js'), 'sandbox/b.ts': THING },
  ],
  'server-knows-no-web': [{ 'src/contact/a.ts': use('../../web/src/b.js'), 'web/src/b.ts': THING }],
  'nobody-imports-a-spec': [{ 'src/contact/a.ts': use('./b.spec.js'), 'src/contact/b.spec.ts': THING }],
  'production-needs-no-development-package': [{ 'src/contact/a.ts': use('ssh2') }],
  'packages-are-declared': [{ 'sandbox/a.ts': use('undeclared') }],
  'everything-resolves': [{ 'src/contact/a.ts': use('./nowhere.js') }],
  'no-cycle': [
    { 'src/contact/a.ts': use('./b.js'), 'src/contact/b.ts': use('./a.js') },
    { 'src/contact/a.entity.ts': use('./b.js'), 'src/contact/b.ts': use('./a.entity.js') },
  ],
  'no-orphan': [{ 'src/contact/a.ts': THING }],
};

/** A tree that uses every freedom the rules leave. */
export const TIDY: Files = {
  'src/api.main.ts': `${use('./gateways/scim/scim.gateway.js')}import './operations/health.js';\n`,
  'src/operations/health.ts': use('../contact/contact.service.js'),
  'src/gateways/scim/scim.gateway.ts': `import './wire.js';\n${use('../../provisioning/gateway.port.js')}`,
  'src/gateways/scim/wire.ts': use('../../platform/clock.js'),
  'src/provisioning/gateway.port.ts': THING,
  'src/platform/clock.ts': use('@nestjs/common'),
  'src/contact/contact.service.ts': `import './rules/name.rule.js';\n${use('../platform/clock.js')}`,
  'src/contact/rules/name.rule.ts': `import type { thing as Shape } from '../a.entity.js';\n${use('node:crypto')}export type S = Shape;\n`,
  'src/contact/contact.spec.ts': `${use('../../test/builders/contacts.js')}import 'ssh2';\n`,
  'test/builders/contacts.ts': use('../../src/platform/clock.js'),
  'src/contact/a.entity.ts': use('./b.entity.js'),
  'src/contact/b.entity.ts': use('./a.entity.js'),
};
