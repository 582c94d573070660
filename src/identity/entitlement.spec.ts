import { mayManage } from './entitlement.js';
import type { Mandate, Role } from './mandate.js';

const PERMISSION = 'ChaMan - Technisch kanaalbeheer';
const organisation = {
  number: '0566988259',
  name: 'APK Recycling',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
} as const;
const as = (role: Role, ...permissions: string[]): Mandate => ({ organisation, role, permissions });

describe('who may manage channels', () => {
  const byRole = { managersByRole: true, managePermissions: [PERMISSION] };
  const byPermission = { managersByRole: false, managePermissions: [PERMISSION] };

  it.each([
    ['an Access Manager by role', as('ACCESS_MANAGER'), byRole, true],
    ['a Chief Access Manager by role', as('CHIEF_ACCESS_MANAGER'), byRole, true],
    ['a local manager, the older name, by role', as('LOCAL_MANAGER'), byRole, true],
    ['a Group Manager by role', as('GROUP_MANAGER'), byRole, true],
    ['an Access Manager who did not tick ChaMan where roles do not count', as('ACCESS_MANAGER'), byPermission, false],
    [
      'an Access Manager who ticked ChaMan where roles do not count',
      as('ACCESS_MANAGER', PERMISSION),
      byPermission,
      true,
    ],
    ['a Group Manager without the permission where roles do not count', as('GROUP_MANAGER'), byPermission, false],
    ['an ordinary user with the permission', as('USER', PERMISSION), byRole, true],
    ['an ordinary user without it', as('USER'), byRole, false],
    ['an ordinary user with another permission', as('USER', 'Dmfa'), byRole, false],
    ['an ordinary user with a permission that merely starts alike', as('USER', `${PERMISSION} (lezen)`), byRole, false],
  ])('%s', (_who, mandate, settings, expected) => {
    expect(mayManage(mandate, settings)).toBe(expected);
  });

  it('lets nobody in by permission when none is configured', () => {
    expect(mayManage(as('USER', PERMISSION), { managersByRole: true, managePermissions: [] })).toBe(false);
  });
});
