import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../identity/actor.js';
import { Access } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { ContactDto, ContactInputDto } from './contact.dto.js';
import { contactDto } from './contact.mapper.js';
import { ContactService } from './contact.service.js';

@ApiTags('Contact details')
@Controller('api/v1/contact')
export class ContactController {
  constructor(private readonly contacts: ContactService) {}

  /** The contact details of the organisation you act for. */
  @Get()
  @Access('manager', 'contact/required')
  async show(@CurrentActor() actor: Actor): Promise<ContactDto> {
    const contact = await this.contacts.find(actor);
    if (!contact) throw new Problem('contact/required');
    return contactDto(contact);
  }

  /** Confirm or change the contact details. The first time, this makes the organisation a sender. */
  @Put()
  @HttpCode(200)
  @Access('manager', 'request/invalid', 'sender/numbers-exhausted')
  async confirm(@CurrentActor() actor: Actor, @Body() input: ContactInputDto): Promise<ContactDto> {
    return contactDto(await this.contacts.confirm(actor, input));
  }
}
