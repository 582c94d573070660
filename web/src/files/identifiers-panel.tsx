import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ftpSftpCredentialsChangePassword,
  ftpSftpCredentialsReplaceSshPublicKey,
} from '../../../openapi/client/sdk.gen.js';
import type { FtpSftpAccountDto } from '../../../openapi/client/types.gen.js';
import { ChangeDialog } from '../account/change-dialog.js';
import { PartState } from '../account/part-state.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { ActionButton } from '../design/action-button.js';
import { CopyButton } from '../design/copy-button.js';
import { Facts } from '../design/facts.js';
import { Panel } from '../design/panel.js';
import { TextInput } from '../design/text-input.js';
import { SshKeyInput } from '../ssh-key/ssh-key-input.js';
import { PasswordInput } from './password-input.js';

interface IdentifiersPanelProps {
  readonly account: FtpSftpAccountDto;
  readonly fixed: boolean;
}

/** What the account signs in with. */
export function IdentifiersPanel({ account, fixed }: IdentifiersPanelProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const key = account.sshPublicKey;
  const url = `/api/v1/ftp-sftp-accounts/${account.id}/ssh-public-key`;
  return (
    <Panel
      title={t('files.identifiers')}
      actions={
        <>
          {key && (
            <a className="button" data-kind="quiet" data-small href={url} download>
              {t('files.downloadKey')}
            </a>
          )}
          {!fixed && (
            <ActionButton kind="quiet" small onPress={() => setOpen(true)}>
              {t(account.channel === 'FTP' ? 'files.changePassword' : 'files.replaceKey')}
            </ActionButton>
          )}
        </>
      }
    >
      <Facts
        rows={[
          [
            t('files.userName'),
            <span key="login" className="row">
              <code>{account.login}</code> <CopyButton value={account.login} what={t('files.userName')} />
            </span>,
          ],
          [t('files.password'), account.channel === 'FTP' && t('files.passwordNotShown')],
          [
            t('sshKey.label'),
            key && (
              <span key="key" className="stack-tight">
                <span>
                  {key.type}, {t('sshKey.bits', { bits: key.bits })} {key.comment && `(${key.comment})`}{' '}
                  <PartState state={key.state} />
                </span>
                <code>{key.fingerprint}</code>
              </span>
            ),
          ],
        ]}
      />
      <p className="hint">{t('files.userNameFixed')}</p>
      {open && <IdentifiersDialog account={account} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

function IdentifiersDialog({
  account,
  onClose,
}: {
  readonly account: FtpSftpAccountDto;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [sshPublicKey, setSshPublicKey] = useState('');
  const target = { path: { id: account.id }, headers: onlyIfStill(account.revision) };
  const isFtp = account.channel === 'FTP';
  return (
    <ChangeDialog
      title={t('files.changeIdentifiers')}
      fields={['password', 'sshPublicKey']}
      request={{ password, sshPublicKey }}
      onConfirm={() =>
        isFtp
          ? answer(ftpSftpCredentialsChangePassword({ ...target, body: { password } }))
          : answer(ftpSftpCredentialsReplaceSshPublicKey({ ...target, body: { sshPublicKey } }))
      }
      onClose={onClose}
    >
      {(faults) => (
        <>
          <TextInput
            label={t('files.userName')}
            hint={t('files.userNameFixed')}
            value={account.login}
            onChange={() => undefined}
            isReadOnly
          />
          {isFtp ? (
            <PasswordInput value={password} onChange={setPassword} faults={faults('password')} />
          ) : (
            <SshKeyInput value={sshPublicKey} onChange={setSshPublicKey} faults={faults('sshPublicKey')} />
          )}
        </>
      )}
    </ChangeDialog>
  );
}
