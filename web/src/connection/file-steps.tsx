import { useTranslation } from 'react-i18next';
import type { FileConnectionDto } from '../../../openapi/client/types.gen.js';
import { CopyButton } from '../design/copy-button.js';
import { Facts } from '../design/facts.js';
import { Sample } from './sample.js';

interface FileStepsProps {
  readonly channel: 'FTP' | 'SFTP';
  readonly login: string;
  readonly connection: FileConnectionDto;
}

export function FileSteps({ channel, login, connection }: FileStepsProps) {
  const { t } = useTranslation();
  const { host, port, hostKeyFingerprint } = connection;
  const command =
    channel === 'SFTP'
      ? `sftp -P ${port} -i ~/.ssh/id_ed25519 ${login}@${host}`
      : `curl --ssl-reqd --user ${login} ftp://${host}:${port}/`;
  return (
    <>
      <Facts
        rows={[
          [t('connection.host'), <Value key="host" what={t('connection.host')} value={host} />],
          [t('connection.port'), String(port)],
          [t('files.userName'), <Value key="login" what={t('files.userName')} value={login} />],
          [t('connection.protocol'), t(`connection.protocolOf.${channel}`)],
          [t('connection.hostKey'), hostKeyFingerprint && <code key="key">{hostKeyFingerprint}</code>],
        ]}
      />
      <p>{t(`connection.steps.${channel}`)}</p>
      <Sample title={t('connection.try')} text={command} />
    </>
  );
}

function Value({ value, what }: { readonly value: string; readonly what: string }) {
  return (
    <>
      <code>{value}</code> <CopyButton value={value} what={what} />
    </>
  );
}
