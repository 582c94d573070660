import { useTranslation } from 'react-i18next';
import type { OrganisationChoiceDto, SessionDto } from '../../../openapi/client/types.gen.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { useChooseOrganisation } from './choose-organisation.js';
import { organisationText } from './organisation-text.js';

interface OrganisationListProps {
  readonly session: SessionDto;
  readonly onChosen?: () => void;
}

/** The organisations and capacities that a person may act for. */
export function OrganisationList({ session, onChosen }: OrganisationListProps) {
  const { t } = useTranslation();
  const choose = useChooseOrganisation();
  return (
    <div className="stack">
      <ProblemNotice error={choose.error} />
      <ul className="plain-list cards">
        {session.organisations.map((choice) => {
          const text = organisationText(choice);
          const current = isSame(choice, session.organisation);
          return (
            <li key={keyOf(choice)} className="panel">
              <div>
                <strong>{text.organisation}</strong>
                <br />
                <span className="quiet">
                  {text.capacity}, {text.role}
                </span>
              </div>
              <div>
                {current ? (
                  <span className="badge">{t('session.current')}</span>
                ) : (
                  <ActionButton
                    kind="quiet"
                    aria-label={t('session.actForWhom', { organisation: `${text.organisation}, ${text.capacity}` })}
                    busy={choose.isPending && keyOf(choose.variables) === keyOf(choice) && t('frame.working')}
                    onPress={() => choose.mutate(choice, { onSuccess: () => onChosen?.() })}
                  >
                    {t('session.actFor')}
                  </ActionButton>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function keyOf(choice: OrganisationChoiceDto): string {
  return `${choice.organisationNumber} ${choice.context} ${choice.capacity}`;
}

function isSame(choice: OrganisationChoiceDto, current: OrganisationChoiceDto | null): boolean {
  return current !== null && keyOf(choice) === keyOf(current);
}
