import type { Mandate, Role } from './mandate.js';

/** How Access Management is configured for this product. */
export interface EntitlementSettings {
  /** Whether managers get in by their role alone; if not, they too need the permission, as the published guide says. */
  readonly managersByRole: boolean;
  /** The names under which the permission to manage channels may arrive. */
  readonly managePermissions: readonly string[];
}

type Ground = 'role' | 'permission';

/** On what ground each role may manage the channels of its organisation. A permission is enough for everybody. */
const GROUND: Readonly<Record<Role, Ground>> = {
  CHIEF_ACCESS_MANAGER: 'role',
  ACCESS_MANAGER: 'role',
  LOCAL_MANAGER: 'role',
  GROUP_MANAGER: 'role',
  USER: 'permission',
};

/** Whether a mandate lets its holder manage the channels of its organisation. */
export function mayManage(mandate: Mandate, settings: EntitlementSettings): boolean {
  if (settings.managersByRole && GROUND[mandate.role] === 'role') return true;
  return mandate.permissions.some((permission) => settings.managePermissions.includes(permission));
}
