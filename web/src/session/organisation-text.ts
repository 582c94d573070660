import { capacityLabel, contextLabel, organisationLabel, roleLabel } from '../../../src/identity/identity.texts.js';
import type { OrganisationChoiceDto } from '../../../openapi/client/types.gen.js';
import { currentLanguage } from '../i18n/language.js';

/** An organisation as people know it: name, number, in which capacity, and what the person is there. */
export function organisationText(choice: OrganisationChoiceDto) {
  const language = currentLanguage();
  return {
    organisation: organisationLabel({ name: choice.organisationName, number: choice.organisationNumber }),
    capacity: `${capacityLabel(choice.capacity)[language]} (${contextLabel(choice.context)[language]})`,
    role: roleLabel(choice.role)[language],
  };
}
