import type { ContactDto, SenderDto } from './contact.dto.js';
import type { Contact } from './contact.entity.js';
import type { SenderView } from './sender.entity.js';

export function contactDto(contact: Contact): ContactDto {
  const { name, phoneCountryCode, phoneNumber, email, language, sender } = contact;
  return {
    name,
    phoneCountryCode,
    phoneNumber,
    email,
    language,
    function: contact.jobFunction,
    sender: senderDto(sender),
  };
}

export function senderDto(sender: SenderView): SenderDto {
  const { number, organisationNumber, organisationName, context, capacity } = sender;
  return { number, organisationNumber, organisationName, context, capacity };
}
