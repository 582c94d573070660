import { gatewayContract } from './gateway-contract.js';
import { keycloakFixture, liveKeycloak } from './keycloak.fixture.js';

const live = liveKeycloak();
if (live) gatewayContract('Keycloak, live', () => Promise.resolve(keycloakFixture(live)), { live: true });
