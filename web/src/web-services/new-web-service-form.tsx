import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { webServiceAccountCreate } from '../../../openapi/client/sdk.gen.js';
import type { CreateWebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { useCreateAccount } from '../account/create-account.js';
import { NewAccountBasics, type Basics } from '../account/new-account-basics.js';
import { answer } from '../api/answer.js';
import { faultsOf } from '../api/faults.js';
import { FormEnd } from '../app/form-end.js';
import { uploadOf, type CertificateDraft } from '../certificate/certificate-draft.js';
import { CertificateFields } from '../certificate/certificate-fields.js';
import { Panel } from '../design/panel.js';

const FIELDS = ['channel', 'name', 'permissions', 'certificate'];

interface NewWebServiceFormProps {
  readonly hasSoap: boolean;
  readonly onCreated: (id: string) => Promise<void>;
  readonly onCancel: () => void;
}

export function NewWebServiceForm({ hasSoap, onCreated, onCancel }: NewWebServiceFormProps) {
  const { t } = useTranslation();
  const [basics, setBasics] = useState<Basics<'SOAP' | 'REST'>>(() => ({ channel: 'REST', name: '', permissions: [] }));
  const [certificate, setCertificate] = useState<CertificateDraft>({ name: '', file: null });
  const { channel, name, permissions } = basics;
  const create = useCreateAccount(
    (request: CreateWebServiceAccountDto, headers) => answer(webServiceAccountCreate({ body: request, headers })),
    onCreated,
  );
  const body: CreateWebServiceAccountDto = {
    channel,
    name,
    ...(channel === 'REST' && { permissions: [...permissions] }),
    certificate: uploadOf(certificate),
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
        options={[
          { value: 'REST', label: 'REST', explanation: t('webServices.what.REST') },
          {
            value: 'SOAP',
            label: 'SOAP',
            explanation: t(hasSoap ? 'webServices.soapTaken' : 'webServices.what.SOAP'),
            disabled: hasSoap,
          },
        ]}
        faults={faults}
      />
      <Panel title={t('webServices.certificates')}>
        <p className="hint">{t(`webServices.certificateWhy.${channel}`)}</p>
        <CertificateFields
          channel={channel}
          value={certificate}
          onChange={setCertificate}
          faults={(field) => faults(`certificate.${field}`)}
        />
      </Panel>
      <FormEnd error={create.error} fields={FIELDS} busy={create.isPending} onCancel={onCancel} />
    </form>
  );
}
