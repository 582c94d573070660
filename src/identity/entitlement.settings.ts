import type { EntitlementSettings } from './entitlement.js';
import type { IdentityConfig } from './identity.config.js';

export const ENTITLEMENT_SETTINGS = Symbol('ENTITLEMENT_SETTINGS');

export function entitlementSettings(config: IdentityConfig): EntitlementSettings {
  return { managersByRole: config.MANAGERS_BY_ROLE, managePermissions: config.MANAGE_PERMISSION };
}
