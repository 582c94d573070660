import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { contactConfirm } from '../../../openapi/client/sdk.gen.js';
import type { ContactDto, ContactInputDto } from '../../../openapi/client/types.gen.js';
import { LANGUAGES } from '../../../src/platform/i18n/language.js';
import { answer } from '../api/answer.js';
import { faultsOf } from '../api/faults.js';
import { announce } from '../app/announcements.js';
import { LANGUAGE_NAMES } from '../app/language-choice.js';
import { FormEnd } from '../app/form-end.js';
import { SelectInput } from '../design/select-input.js';
import { TextInput } from '../design/text-input.js';

import { currentLanguage } from '../i18n/language.js';

const FIELDS = ['name', 'function', 'phoneCountryCode', 'phoneNumber', 'email', 'language'];

interface ContactFormProps {
  readonly contact: ContactDto | null;
  readonly onConfirmed: () => void | Promise<void>;
  readonly onCancel: () => void;
}

/** The guide's form of contact details; what was typed stays whatever the answer. */
export function ContactForm({ contact, onConfirmed, onCancel }: ContactFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [details, setDetails] = useState(() => initially(contact));
  const confirm = useMutation({
    mutationFn: (body: ContactInputDto) => answer(contactConfirm({ body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['contact'] });
      await onConfirmed();
      announce(t('frame.saved'));
    },
  });
  const { function: role, ...rest } = details;
  const body = { ...rest, function: role?.trim() ? role : null };
  const faults = faultsOf(confirm.error, confirm.variables, body);
  const change =
    <Key extends keyof ContactInputDto>(key: Key) =>
    (value: ContactInputDto[Key]) =>
      setDetails((now) => ({ ...now, [key]: value }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    confirm.mutate(body);
  };
  return (
    <form className="panel" onSubmit={submit} noValidate>
      <TextInput
        label={t('contact.name')}
        value={details.name}
        onChange={change('name')}
        faults={faults('name')}
        isRequired
        autoComplete="name"
      />
      <TextInput
        label={t('contact.function')}
        value={details.function ?? ''}
        onChange={change('function')}
        faults={faults('function')}
        autoComplete="organization-title"
      />
      <div className="phone">
        <TextInput
          label={t('contact.phoneCountryCode')}
          value={details.phoneCountryCode ?? ''}
          onChange={change('phoneCountryCode')}
          faults={faults('phoneCountryCode')}
          isRequired
          autoComplete="tel-country-code"
          inputMode="tel"
        />
        <TextInput
          label={t('contact.phoneNumber')}
          value={details.phoneNumber}
          onChange={change('phoneNumber')}
          faults={faults('phoneNumber')}
          isRequired
          type="tel"
          autoComplete="tel-national"
        />
      </div>
      <TextInput
        label={t('contact.email')}
        value={details.email}
        onChange={change('email')}
        faults={faults('email')}
        isRequired
        type="email"
        autoComplete="email"
        hint={t('contact.emailHint')}
      />
      <SelectInput
        label={t('contact.language')}
        value={details.language}
        options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        onChange={change('language')}
      />
      <FormEnd error={confirm.error} fields={FIELDS} busy={confirm.isPending} onCancel={onCancel} />
    </form>
  );
}

function initially(contact: ContactDto | null): ContactInputDto {
  if (!contact)
    return { name: '', phoneCountryCode: '+32', phoneNumber: '', email: '', language: currentLanguage(), function: '' };
  const { name, phoneCountryCode, phoneNumber, email, language, function: role } = contact;
  // Shown as people type it: the code has a field of its own.
  const national = phoneNumber.startsWith(phoneCountryCode) ? phoneNumber.slice(phoneCountryCode.length) : phoneNumber;
  return { name, phoneCountryCode, phoneNumber: national, email, language, function: role ?? '' };
}
