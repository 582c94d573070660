import { useTranslation } from 'react-i18next';
import type { TokenConnectionDto } from '../../../openapi/client/types.gen.js';
import { CopyButton } from '../design/copy-button.js';
import { Facts } from '../design/facts.js';
import { Sample } from './sample.js';

interface RestStepsProps {
  readonly account: {
    readonly clientId: string | null;
    readonly keyId: string | null;
    readonly keyIdRequired: boolean;
  };
  readonly connection: TokenConnectionDto;
}

/** The client assertion of RFC 7523, and the request in which it is sent. */
export function RestSteps({ account, connection }: RestStepsProps) {
  const { t } = useTranslation();
  const { tokenUrl, audience } = connection;
  const clientId = account.clientId ?? '<client id>';
  const claims = { iss: clientId, sub: clientId, aud: audience, jti: '<unique>', iat: '<now>', exp: '<now + 60>' };
  const header = { alg: '<RS256 | ES384 | ES512>', ...(account.keyIdRequired && { kid: account.keyId ?? '<kid>' }) };
  const request = [
    `curl ${tokenUrl}`,
    '-d grant_type=client_credentials',
    `-d client_id=${clientId}`,
    '-d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    '-d client_assertion="$ASSERTION"',
  ].join(' \\\n  ');
  return (
    <>
      <Facts
        rows={[
          [
            t('connection.tokenUrl'),
            <span key="url">
              <code>{tokenUrl}</code> <CopyButton value={tokenUrl} what={t('connection.tokenUrl')} />
            </span>,
          ],
          [t('connection.audience'), audience !== tokenUrl && <code key="audience">{audience}</code>],
        ]}
      />
      <p>{t('connection.steps.REST')}</p>
      <Sample title={t('connection.assertionHeader')} text={JSON.stringify(header, null, 2)} />
      <Sample title={t('connection.assertionClaims')} text={JSON.stringify(claims, null, 2)} />
      <Sample title={t('connection.tokenRequest')} text={request} />
      <p className="hint">{t('connection.scopeHint')}</p>
    </>
  );
}
