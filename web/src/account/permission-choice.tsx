import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import { permissionsQuery, type Channel } from '../api/queries.js';
import { LoadingPage } from '../app/loading-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { CheckList } from '../design/check-list.js';

interface PermissionChoiceProps {
  readonly channel: Channel;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly faults: readonly IssueDto[];
}

/** The permissions on offer, and those that the account has from before. */
export function PermissionChoice({ channel, value, onChange, faults }: PermissionChoiceProps) {
  const { t } = useTranslation();
  const { data: permissions, error } = useQuery(permissionsQuery(channel));
  if (!permissions) return error ? <ProblemNotice error={error} /> : <LoadingPage />;
  return (
    <CheckList
      label={t('account.permissions')}
      hint={t('account.permissionsHint', { channel })}
      value={value}
      options={permissions
        .filter(({ offered, code }) => offered || value.includes(code))
        .map(({ code, label }) => ({ value: code, label }))}
      onChange={onChange}
      // Its remedy tells programs where to look; people have the list before them.
      faults={faults.map(({ remedy: _remedy, ...fault }) => fault)}
    />
  );
}
