import { pathParameter } from '../../platform/http/path-parameter.js';
import { ResourceId } from '../../platform/http/resource-id.pipe.js';

export const AccountId = pathParameter('id', ResourceId, {
  description: 'Id of the account.',
  example: '0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50',
  format: 'uuid',
});

export const CertificateId = pathParameter('certificateId', ResourceId, {
  description: 'Id of a certificate of the account.',
  example: '0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f51',
  format: 'uuid',
});
