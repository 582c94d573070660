import { useTranslation } from 'react-i18next';

const QUESTIONS = [
  'whoIsContact',
  'contactNeeded',
  'oneContact',
  'oneEmail',
  'severalFileAccounts',
  'severalCertificates',
  'severalRest',
  'severalRestCertificates',
  'whichCertificates',
  'error403',
  'refused',
  'privateKey',
] as const;

export function Faq() {
  const { t } = useTranslation();
  return (
    <div className="stack-tight">
      {QUESTIONS.map((question) => (
        <details key={question}>
          <summary>{t(`faq.${question}.question`)}</summary>
          <p className="answer">{t(`faq.${question}.answer`)}</p>
        </details>
      ))}
    </div>
  );
}
