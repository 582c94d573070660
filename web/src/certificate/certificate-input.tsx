import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { certificateInspectionInspect } from '../../../openapi/client/sdk.gen.js';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import type { Channel } from '../api/queries.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { FaultList } from '../design/fault-list.js';
import { RequiredMark } from '../design/required-mark.js';
import { Notice } from '../design/notice.js';
import { Working } from '../design/working.js';
import { currentLanguage } from '../i18n/language.js';
import { InspectionResult } from './inspection-result.js';
import { holdsPrivateKey } from './private-key-in.js';
import { LARGEST_FILE, readFile, toBase64, type ChosenFile } from './read-file.js';

interface CertificateInputProps {
  readonly channel: Channel;
  readonly value: ChosenFile | null;
  readonly onChange: (file: ChosenFile | null) => void;
  readonly faults: readonly IssueDto[];
}

/** Chooses a certificate's file and judges it at once, by every rule. A private key is recognised here and goes nowhere. */
export function CertificateInput({ channel, value, onChange, faults }: CertificateInputProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<'private-key' | 'too-large' | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const chosen = await readFile(file);
    const reason = holdsPrivateKey(chosen.bytes)
      ? 'private-key'
      : chosen.bytes.length > LARGEST_FILE
        ? 'too-large'
        : null;
    setRefused(reason);
    onChange(reason ? null : chosen);
  };
  return (
    <div className="field" role="group" aria-label={t('certificate.file')}>
      <span className="label">
        {t('certificate.file')}
        <RequiredMark />
      </span>
      <span className="hint">{t('certificate.fileHint')}</span>
      <DropZone
        className="drop"
        aria-label={t('certificate.drop')}
        getDropOperation={() => 'copy'}
        onDrop={({ items }) => {
          const item = items.find(isFileDropItem);
          if (item) void item.getFile().then(take);
        }}
      >
        <div className="row">
          <FileTrigger onSelect={(files) => void take(files?.[0])}>
            <ActionButton kind="quiet">{value ? t('certificate.chooseOther') : t('certificate.choose')}</ActionButton>
          </FileTrigger>
          {value ? <strong>{value.fileName}</strong> : <span className="hint">{t('certificate.orDrop')}</span>}
        </div>
      </DropZone>
      {refused && (
        <Notice tone="bad" urgent title={t(`certificate.refused.${refused}.title`)}>
          <p>{t(`certificate.refused.${refused}.what`)}</p>
        </Notice>
      )}
      {!value && <FaultList faults={faults} />}
      {value && <Inspection channel={channel} file={value} />}
    </div>
  );
}

function Inspection({ channel, file }: { readonly channel: Channel; readonly file: ChosenFile }) {
  const { t } = useTranslation();
  const content = toBase64(file.bytes);
  const { data, error, refetch } = useQuery({
    queryKey: ['inspection', channel, file.fileName, content, currentLanguage()],
    queryFn: () => answer(certificateInspectionInspect({ body: { channel, fileName: file.fileName, content } })),
  });
  if (error)
    return (
      <>
        <ProblemNotice error={error} />
        <div>
          <ActionButton kind="quiet" small onPress={() => void refetch()}>
            {t('frame.tryAgain')}
          </ActionButton>
        </div>
      </>
    );
  return (
    <div role="status">
      {data ? <InspectionResult inspection={data} /> : <Working>{t('certificate.judging')}</Working>}
    </div>
  );
}
