import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { sshKeyInspectionInspect } from '../../../openapi/client/sdk.gen.js';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { holdsPrivateKey } from '../certificate/private-key-in.js';
import { readFile } from '../certificate/read-file.js';
import { ActionButton } from '../design/action-button.js';
import { Notice } from '../design/notice.js';
import { TextInput } from '../design/text-input.js';
import { VerdictList, type ShownVerdict } from '../design/verdict-list.js';
import { Working } from '../design/working.js';
import { currentLanguage } from '../i18n/language.js';

interface SshKeyInputProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly faults: readonly IssueDto[];
}

/** Takes an SSH public key, pasted or from a file, and judges it at once. A private key is recognised here and goes nowhere. */
export function SshKeyInput({ value, onChange, faults }: SshKeyInputProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState(false);
  const take = (text: string) => {
    const isPrivate = holdsPrivateKey(new TextEncoder().encode(text));
    setRefused(isPrivate);
    onChange(isPrivate ? '' : text);
  };
  const settled = useDeferredValue(value.trim());
  return (
    <div className="field">
      <TextInput
        label={t('sshKey.label')}
        hint={t('sshKey.hint')}
        value={value}
        onChange={take}
        faults={settled ? [] : faults}
        lines={4}
        isRequired
      />
      <div>
        <FileTrigger
          onSelect={(files) => {
            const file = files?.[0];
            if (file) void readFile(file).then(({ bytes }) => take(asText(bytes)));
          }}
        >
          <ActionButton kind="quiet" small>
            {t('sshKey.fromFile')}
          </ActionButton>
        </FileTrigger>
      </div>
      {refused && (
        <Notice tone="bad" urgent title={t('sshKey.private.title')}>
          <p>{t('sshKey.private.what')}</p>
        </Notice>
      )}
      {settled && <Inspection text={settled} />}
    </div>
  );
}

function Inspection({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ['ssh-key-inspection', text, currentLanguage()],
    queryFn: () => answer(sshKeyInspectionInspect({ body: { text } })),
  });
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Working>{t('sshKey.judging')}</Working>;
  const worth: readonly ShownVerdict[] = data.results.flatMap(({ rule, verdict, ...texts }) =>
    verdict === 'fail' || verdict === 'warning' ? [{ rule, verdict, ...texts }] : [],
  );
  return (
    <div className="stack" role="status">
      <Notice tone={data.accepted ? 'good' : 'bad'} title={t(data.accepted ? 'sshKey.accepted' : 'sshKey.notAccepted')}>
        {data.facts && (
          <p>
            {data.facts.type}, {t('sshKey.bits', { bits: data.facts.bits })}, <code>{data.facts.fingerprint}</code>
            {data.facts.comment && `, ${data.facts.comment}`}
          </p>
        )}
      </Notice>
      {worth.length > 0 && <VerdictList label={t('certificate.toMend')} verdicts={worth} />}
    </div>
  );
}

/** Notepad on Windows writes UTF-16 with a mark in front. */
function asText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
