import { jest } from '@jest/globals';
import { gatewayContract } from './gateway-contract.js';
import { keycloakFixture, keycloakServers } from './keycloak.fixture.js';

// A real server takes its time for some hundred calls.
jest.setTimeout(120_000);

for (const { title, start } of keycloakServers()) {
  gatewayContract(`Keycloak, ${title}`, async () => keycloakFixture(await start()), { live: title === 'live' });
}
