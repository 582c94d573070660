import { useTranslation } from 'react-i18next';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import type { Channel } from '../api/queries.js';
import { TextInput } from '../design/text-input.js';
import type { CertificateDraft } from './certificate-draft.js';
import { CertificateInput } from './certificate-input.js';

interface CertificateFieldsProps {
  readonly channel: Channel;
  readonly value: CertificateDraft;
  readonly onChange: (value: CertificateDraft) => void;
  /** Of `name`, `content` and `fileName`. */
  readonly faults: (field: string) => readonly IssueDto[];
}

export function CertificateFields({ channel, value, onChange, faults }: CertificateFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <CertificateInput
        channel={channel}
        value={value.file}
        onChange={(file) => onChange({ ...value, file })}
        faults={[...faults('content'), ...faults('fileName')]}
      />
      <TextInput
        label={t('certificate.name')}
        hint={t('certificate.nameHint')}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        faults={faults('name')}
        isRequired
      />
    </>
  );
}
