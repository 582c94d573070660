import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ftpSftpAccountCreate } from '../../../openapi/client/sdk.gen.js';
import type { CreateFtpSftpAccountDto } from '../../../openapi/client/types.gen.js';
import { LOGIN_PREFIX } from '../../../src/account/channel/login-prefix.js';
import { useCreateAccount } from '../account/create-account.js';
import { JudgedText } from '../account/judged-text.js';
import { NewAccountBasics, type Basics } from '../account/new-account-basics.js';
import { answer } from '../api/answer.js';
import { faultsOf } from '../api/faults.js';
import { permissionsQuery } from '../api/queries.js';
import { FormEnd } from '../app/form-end.js';
import { uploadOf, type CertificateDraft } from '../certificate/certificate-draft.js';
import { CertificateFields } from '../certificate/certificate-fields.js';
import { Panel } from '../design/panel.js';
import { TextInput } from '../design/text-input.js';
import { SshKeyInput } from '../ssh-key/ssh-key-input.js';
import { PasswordInput } from './password-input.js';

type FileChannel = 'FTP' | 'SFTP';
const FIELDS = ['channel', 'name', 'permissions', 'userName', 'password', 'sshPublicKey', 'certificate'];

interface NewFileAccountFormProps {
  readonly taken: readonly FileChannel[];
  readonly onCreated: (id: string) => Promise<void>;
  readonly onCancel: () => void;
}

export function NewFileAccountForm({ taken, onCreated, onCancel }: NewFileAccountFormProps) {
  const { t } = useTranslation();
  const [basics, setBasics] = useState<Basics<FileChannel>>(() => ({
    channel: taken.includes('SFTP') ? 'FTP' : 'SFTP',
    name: '',
    permissions: [],
  }));
  const [certificate, setCertificate] = useState<CertificateDraft>({ name: '', file: null });
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [sshPublicKey, setSshPublicKey] = useState('');
  const { channel, name, permissions } = basics;
  const { data: offered } = useQuery(permissionsQuery(channel));
  const create = useCreateAccount(
    (request: CreateFtpSftpAccountDto, headers) => answer(ftpSftpAccountCreate({ body: request, headers })),
    onCreated,
  );
  const body: CreateFtpSftpAccountDto = {
    channel,
    name,
    // What was ticked for the other channel and is not offered on this one is not asked for: nobody sees it.
    permissions: permissions.filter((code) => offered?.some((permission) => permission.code === code)),
    userName,
    certificate: uploadOf(certificate),
    ...(channel === 'FTP' ? { password } : { sshPublicKey }),
  };
  const faults = faultsOf(create.error, create.variables, body);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate(body);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <NewAccountBasics
        value={basics}
        onChange={setBasics}
        options={(['FTP', 'SFTP'] as const).map((value) => ({
          value,
          label: value,
          explanation: taken.includes(value) ? t(`files.taken.${value}`) : t(`files.what.${value}`),
          disabled: taken.includes(value),
        }))}
        faults={faults}
      />
      <Panel title={t('certificate.title')}>
        <p className="hint">{t('files.certificateWhy')}</p>
        <CertificateFields
          channel={channel}
          value={certificate}
          onChange={setCertificate}
          faults={(field) => faults(`certificate.${field}`)}
        />
      </Panel>
      <Panel title={t('files.signInWith')}>
        <TextInput
          label={t('files.userName')}
          hint={t('files.userNameHint', { prefix: LOGIN_PREFIX })}
          prefix={LOGIN_PREFIX}
          value={userName}
          onChange={setUserName}
          faults={faults('userName')}
          isRequired
          autoComplete="off"
        >
          <JudgedText kind="userName" label={t('files.userNameRules')} text={userName} />
        </TextInput>
        {channel === 'FTP' ? (
          <PasswordInput value={password} onChange={setPassword} faults={faults('password')} />
        ) : (
          <SshKeyInput value={sshPublicKey} onChange={setSshPublicKey} faults={faults('sshPublicKey')} />
        )}
      </Panel>
      <FormEnd error={create.error} fields={FIELDS} busy={create.isPending} onCancel={onCancel} />
    </form>
  );
}
